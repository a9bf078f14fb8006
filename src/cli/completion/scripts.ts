export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** The words after these are completed, not run. */
export const COMPLETE_LINE = 'line';
export const COMPLETE_WORDS = 'words';
/** Tells the shell to complete a file itself. */
export const FILES = ':files';

/** The script for each shell. It passes the typed line to the program as text, and never runs it. */
export const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `# Completion of mimo-check for bash. For this shell: eval "$(mimo-check completion bash)"
# For good: mimo-check completion bash > ~/.local/share/bash-completion/completions/mimo-check
_mimo_check() {
  local typed candidate line=\${COMP_LINE:0:COMP_POINT}
  typed=\${COMP_WORDS[COMP_CWORD]}
  # In the middle of a word, what is before the cursor is completed.
  while [[ -n $typed && $line != *"$typed" ]]; do typed=\${typed%?}; done
  # A character that breaks words is one word in the list of words, but is no part of what is completed.
  [[ -n $typed && \${COMP_WORDBREAKS} == *"$typed"* ]] && typed=
  COMPREPLY=()
  # The bash of macOS, 3.2, has no compopt: files are then offered by name, and a blank is not added.
  local has_compopt=
  type compopt >/dev/null 2>&1 && has_compopt=1
  [[ -n $has_compopt ]] && compopt +o default
  while IFS= read -r candidate; do
    if [[ $candidate == ${FILES} ]]; then
      if [[ -n $has_compopt ]]; then
        compopt -o default +o nospace
      else
        while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done < <(compgen -f -- "$typed")
      fi
    else
      COMPREPLY+=("$typed$candidate")
    fi
  done < <(mimo-check completion ${COMPLETE_LINE} -- "$line" 2>/dev/null)
}
complete -o nospace -F _mimo_check mimo-check
`,
  zsh: `#compdef mimo-check
# Completion of mimo-check for zsh. For this shell: source <(mimo-check completion zsh)
# For good: mimo-check completion zsh > "\${fpath[1]}/_mimo-check"
_mimo-check() {
  local -a candidates
  # PREFIX is what is to the left of the cursor where zsh completes inside a word, else the whole word. What is to the
  # right of the cursor, zsh itself matches or keeps, as its options say.
  candidates=("\${(@f)$(mimo-check completion ${COMPLETE_WORDS} -- \
    "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  if [[ \${candidates[1]} == ${FILES} ]]; then
    # A file after an equals sign, as in --report json=FILE.
    compset -P '*='
    _files
    return
  fi
  compadd -S '' -- \${(M)candidates:#*=}
  compadd -- \${candidates:#*=}
}
if [[ \${funcstack[1]} == _mimo-check ]]; then
  _mimo-check
else
  compdef _mimo-check mimo-check
fi
`,
  fish: `# Completion of mimo-check for fish. For this shell: mimo-check completion fish | source
# For good: mimo-check completion fish > ~/.config/fish/completions/mimo-check.fish
function __mimo_check_complete
    # Up to the cursor: inside a word, fish itself offers only what goes on as the rest of the word does.
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l candidates (mimo-check completion ${COMPLETE_WORDS} -- $words[2..-1] "$current" 2>/dev/null)
    if test "$candidates[1]" = "${FILES}"
        # A file after an equals sign, as in --report json=FILE.
        set -l before (string match -r -- '^.*=' "$current")
        set -l file (string replace -r -- '^.*=' '' "$current")
        for one in (__fish_complete_path "$file")
            printf '%s%s\\n' "$before" "$one"
        end
    else
        printf '%s\\n' $candidates
    end
end
complete -c mimo-check -f -a '(__mimo_check_complete)'
`,
};

/** The words typed so far. The last is being typed, and may be empty. */
export interface TypedLine {
  words: string[];
  /** The last word has quotes or escapes, which an addition would need too. */
  isQuoted: boolean;
}

const WORD = /(?:[^\s'"\\]|\\[^]|'[^']*'?|"(?:[^"\\]|\\[^])*"?)+/gy;
const QUOTING = /\\([^])|'([^']*)'?|"((?:[^"\\]|\\[^])*)"?/g;

/** Removes quotes and escapes as a shell does. Expands and runs nothing. */
const unquoted = (word: string): string =>
  word.replace(
    QUOTING,
    (_all, escaped: string | undefined, single: string | undefined, double: string | undefined) =>
      escaped ?? single ?? (double ?? '').replace(/\\([$`"\\\n])/g, '$1'),
  );

/** Splits a line up to the cursor into words, as a shell does. */
export function splitLine(line: string): TypedLine {
  const raw: string[] = [];
  let rest = line.trimStart();
  while (rest !== '') {
    WORD.lastIndex = 0;
    const word = WORD.exec(rest)?.[0] ?? rest.charAt(0);
    raw.push(word);
    rest = rest.slice(word.length).replace(/^\s+/, (blanks) => (blanks.length < rest.length ? '' : blanks));
  }
  if (line === '' || /\s$/.test(line)) raw.push('');
  return { words: raw.map(unquoted), isQuoted: /['"\\$`]/.test(raw.at(-1) ?? '') };
}
