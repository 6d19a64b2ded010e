import type { Command } from 'commander'

/** Every command by name, in the order in which help lists them. Each is loaded when it is needed: a question must not wait for the parsers. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  new: async () => (await import('./command/new.ts')).newCommand(),
  add: async () => (await import('./command/add.ts')).addCommand(),
  build: async () => (await import('./command/build.ts')).buildCommand(),
  status: async () => (await import('./command/status.ts')).statusCommand(),
  query: async () => (await import('./command/query.ts')).queryCommand(),
  search: async () => (await import('./command/search.ts')).searchCommand(),
  resolve: async () => (await import('./command/resolve.ts')).resolveCommand(),
  review: async () => (await import('./command/review.ts')).reviewCommand(),
  trace: async () => (await import('./command/trace.ts')).traceCommand(),
  network: async () => (await import('./command/network.ts')).networkCommand(),
  support: async () => (await import('./command/support.ts')).supportCommand(),
  without: async () => (await import('./command/without.ts')).withoutCommand(),
  timeline: async () => (await import('./command/timeline.ts')).timelineCommand(),
  calls: async () => (await import('./command/calls.ts')).callsCommand(),
  serve: async () => (await import('./command/serve.ts')).serveCommand(),
  check: async () => (await import('./command/check.ts')).checkCommand(),
  tool: async () => (await import('./command/tool.ts')).toolCommand(),
  trust: async () => (await import('./command/trust.ts')).trustCommand(),
  finding: async () => (await import('./command/finding.ts')).findingCommand(),
  hypothesis: async () => (await import('./command/hypothesis.ts')).hypothesisCommand(),
  verify: async () => (await import('./command/verify.ts')).verifyCommand(),
  export: async () => (await import('./command/export.ts')).exportCommand(),
  journal: async () => (await import('./command/journal.ts')).journalCommand(),
  completion: async () => (await import('./command/completion.ts')).completionCommand(),
}
