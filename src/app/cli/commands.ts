import type { Command } from 'commander'
import { addCommand } from './command/add.ts'
import { buildCommand } from './command/build.ts'
import { checkCommand } from './command/check.ts'
import { completionCommand } from './command/completion.ts'
import { exportCommand } from './command/export.ts'
import { journalCommand } from './command/journal.ts'
import { newCommand } from './command/new.ts'
import { queryCommand } from './command/query.ts'
import { resolveCommand } from './command/resolve.ts'
import { searchCommand } from './command/search.ts'
import { statusCommand } from './command/status.ts'
import { verifyCommand } from './command/verify.ts'

/** Every command, in the order in which help lists them. */
export const commands: readonly (() => Command)[] = [
  newCommand, addCommand, buildCommand, statusCommand, queryCommand, searchCommand, resolveCommand, checkCommand, verifyCommand, exportCommand, journalCommand, completionCommand,
]
