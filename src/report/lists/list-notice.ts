import type { Provider } from '../../evidence/dataset.js';
import { CORRECTIONS } from '../../verdict/words.js';

/** The notice under a list of what is on file. */
export const listNotice = (providers: readonly Provider[]): string[] => [
  `A statement on file is what a source says. Nothing here is legal advice; the order is no ranking. Corrections: ${CORRECTIONS}.`,
  `Not affiliated with or endorsed by ${providers.length > 5 ? 'any of the providers on file' : providers.map(({ name }) => name).join(', ')}.`,
];
