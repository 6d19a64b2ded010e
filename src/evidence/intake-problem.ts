import type { Problem } from '../model/problem.ts'

/** What can keep something handed over from being taken in whole, with severity and what to do. */
const intakeProblems = {
  'intake.symlink': ['warning', 'is a symbolic link and was not followed. Hand over what it points to, if it belongs to the evidence.'],
  'intake.special-file': ['warning', 'is a socket, pipe or device, not a file, and was left out.'],
  'intake.unreadable': ['error', 'cannot be read and was left out. Give the right to read it, or copy it from its source again, and add it once more.'],
  'intake.vanished': ['error', 'was there when the folder was listed and is gone now. Add it once more when it is there.'],
  'intake.changed-while-read': ['warning', 'was changed by somebody while it was read. What was read is kept; add it once more when nobody writes to it.'],
  'intake.too-deep': ['error', 'lies deeper than folders are walked and was left out. Add that folder by itself.'],
  'intake.name-not-utf8': ['information', 'has a name that is not UTF-8; its odd bytes are written as %XX here.'],
  'intake.own-case': ['information', 'is a case of Jackdaw itself and was left out: a case is not its own evidence.'],
} as const satisfies Record<string, readonly [Problem['severity'], string]>

/** A code of a problem of intake. */
export type IntakeProblemCode = keyof typeof intakeProblems

/** A problem of intake; `path` as an exhibit's path is told, `detail` what the system says of it. */
export function intakeProblem(code: IntakeProblemCode, path: string, detail?: string): Problem {
  const [severity, text] = intakeProblems[code]
  return { code, severity, message: `${path} ${text}${detail ? ` (${detail})` : ''}` }
}
