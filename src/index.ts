/** The public API of mimo-check. Everything is a function of its arguments; nothing is done at import. */
export { check } from './cli/commands/check.js';
export { explain } from './cli/commands/explain.js';
export { gaps } from './cli/commands/gaps.js';
export { show } from './cli/commands/show.js';
export { validate } from './cli/commands/validate.js';
export { render, FORMATS, type Format } from './report/index.js';
export { exitCode, type Report } from './report/reports.js';
export { loadDataset } from './core/load-dataset.js';
export { loadPolicy } from './policy/load-policy.js';
export { evaluate } from './policy/evaluate.js';
export { resolveSubject, type Subject } from './core/subject.js';
export { InputError, formatProblem, type Problem } from './core/problem.js';
export type { Dataset, Provider, Model, Claim } from './core/dataset.js';
export type { Policy, PolicyEntry } from './policy/policy.js';
export type { Finding, ConsideredClaim } from './policy/finding.js';
export type { Request } from './cli/request.js';
export type { Terminal } from './report/terminal.js';
