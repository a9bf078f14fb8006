/** Stands above every help page of the program. */
export const LEAD = `May we send our data to this AI provider, on the evidence we have today?

  mimo-check xiaomi                              what is shown, what is not, what would close each gap
  mimo-check xiaomi --format json | jq .verdict  the same for a program; the exit code is the verdict
`;

/** Stands below every help page: what an exit code means. */
export const EXIT_CODES = `
Exit codes:
  0  the policy holds, or the question is answered
  1  the policy does not hold; validate: something is invalid; verify: the report differs
  2  no answer could be reached: usage, unreadable or invalid input, something unknown, nothing to check`;

/** Stands below the help page of the program. */
export const MORE = `
mimo-check <subject...> is short for mimo-check check <subject...>; mimo-check check --help lists its options.
A subject is a provider (xiaomi), a model id (xiaomi/mimo-v2-pro) or another spelling of one that is on file; a
hyphen reads subjects from standard input, one a line, any number of them with --format ndjson.
Each option can also be set as a variable, like MIMO_CHECK_POLICY or MIMO_CHECK_AS_OF; the option wins.
What your team agrees on goes into a project file, mimo-check.yaml: mimo-check init xiaomi writes one, and mimo-check
alone heeds it, here and in every folder below.`;
