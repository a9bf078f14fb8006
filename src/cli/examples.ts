import { addDays } from '../input/calendar.js';
import type { CommandText } from './command.js';

/** Examples about files of the user's own, in the order in which they can be typed; their days count from today. */
const WITH_FILES: Readonly<Record<string, (today: string) => readonly string[]>> = {
  validate: () => ['validate', 'validate mimo-check.yaml'],
  verify: () => ['xiaomi --report json=report.json', 'verify report.json'],
  waive: (today) => [
    `waive no-training xiaomi --owner Dana --expires ${addDays(today, 30)} --reason 'a trial' ` +
      `--measures 'no personal data' --waivers waivers.yaml`,
  ],
  attest: (today) => [
    `attest xiaomi --document dpa.pdf --title 'Our DPA' --kind contract --party 'Our firm' --party Xiaomi ` +
      `--effective-from ${today} --expires ${addDays(today, 365)} --owner Dana ` +
      `--answer 'processor-terms={form: scc-2021-915, concluded_by: signature}' --clause processor-terms=1 ` +
      `--attestations attestations.yaml`,
  ],
};

/** Lines that can be typed after the name of the program, at least one for each command. */
export const examplesOf = ({ name, examples }: CommandText, today: string): readonly string[] =>
  examples ?? WITH_FILES[name]?.(today) ?? [];
