import { Command } from 'commander'
import { Failure } from '../../../base/failure.ts'

const shells = ['bash', 'zsh', 'fish'] as const

/** `jackdaw completion`: a script that completes commands and options in a shell. */
export function completionCommand(): Command {
  return new Command('completion')
    .description('Print the completion script of a shell: `source <(jackdaw completion bash)`.')
    .argument('<shell>', shells.join(', '))
    .action((shell: string, _options: unknown, command: Command) => {
      const words = (command.parent?.commands ?? []).map((candidate) => ({
        name: candidate.name(),
        options: candidate.options.map((option) => option.long).filter((long) => long !== undefined && long !== null),
        summary: candidate.description().split(/[.:]/)[0] ?? '',
      }))
      process.stdout.write(scriptFor(shell, words))
    })
}

interface Word {
  readonly name: string
  readonly options: readonly string[]
  readonly summary: string
}

function scriptFor(shell: string, words: readonly Word[]): string {
  switch (shell) {
    case 'bash':
      return bashScript(words)
    case 'zsh':
      return `autoload -U +X bashcompinit && bashcompinit\n${bashScript(words)}`
    case 'fish':
      return words
        .flatMap(({ name, options, summary }) => [
          `complete -c jackdaw -n __fish_use_subcommand -a ${name} -d '${summary.replaceAll("'", '')}'`,
          ...options.map((option) => `complete -c jackdaw -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}`),
        ])
        .join('\n')
        .concat('\n')
    default:
      throw new Failure('usage', `No completion for '${shell}'. Take one of ${shells.join(', ')}.`)
  }
}

function bashScript(words: readonly Word[]): string {
  const cases = words.map(({ name, options }) => `    ${name}) COMPREPLY=($(compgen -W "${options.join(' ')}" -- "$word") $(compgen -f -- "$word"));;`)
  return `_jackdaw() {
  local word=\${COMP_WORDS[COMP_CWORD]}
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "${words.map(({ name }) => name).join(' ')}" -- "$word")); return; fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
}
complete -o filenames -F _jackdaw jackdaw
`
}
