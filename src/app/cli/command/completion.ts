import { Argument, Command } from 'commander'

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const

/** `jackdaw completion`: a script that completes commands and options in a shell. */
export function completionCommand(): Command {
  return new Command('completion')
    .description('Print the completion script of a shell: `source <(jackdaw completion bash)`.')
    .addArgument(new Argument('<shell>', 'whose script').choices(Object.keys(scripts)))
    .action((shell: keyof typeof scripts, _options: unknown, command: Command) => {
      const words = (command.parent?.commands ?? []).map((candidate) => ({
        name: candidate.name(),
        options: [...candidate.options.flatMap((option) => option.long ?? []), '--help'],
        summary: (candidate.summary() || candidate.description()).split(/[.:;]/)[0] ?? '',
      }))
      process.stdout.write(scripts[shell](words))
    })
}

interface Word {
  readonly name: string
  readonly options: readonly string[]
  readonly summary: string
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

function zshScript(words: readonly Word[]): string {
  return `autoload -U +X bashcompinit && bashcompinit\n${bashScript(words)}`
}

function fishScript(words: readonly Word[]): string {
  const lines = words.flatMap(({ name, options, summary }) => [
    `complete -c jackdaw -n __fish_use_subcommand -a ${name} -d '${summary.replaceAll("'", '')}'`,
    ...options.map((option) => `complete -c jackdaw -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}`),
  ])
  return `${lines.join('\n')}\n`
}
