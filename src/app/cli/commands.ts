import type { Command } from 'commander'
import { addCommand } from './command/add.ts'
import { buildCommand } from './command/build.ts'
import { newCommand } from './command/new.ts'
import { queryCommand } from './command/query.ts'

/** Every command, in the order in which help lists them. */
export const commands: readonly (() => Command)[] = [newCommand, addCommand, buildCommand, queryCommand]
