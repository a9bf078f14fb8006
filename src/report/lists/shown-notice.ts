import type { Provider } from '../../evidence/dataset.js';
import { distinct } from '../../input/present.js';
import { listNotice } from '../../verdict/words/notices.js';

/** The notice under rows about providers. It names and credits what is shown alone; without rows there is nothing. */
export function shownNotice(providers: readonly Provider[]): string[] {
  const shown = distinct(providers);
  return shown.length === 0 ? [] : listNotice(shown);
}
