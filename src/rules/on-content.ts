import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { concernsContent } from '../evidence/named-places.js';
import { enumerate } from '../input/words.js';

export type Training = AttributeValue<'training-use'>;

const CONTENT = ['prompts', 'outputs'] as const;

/** Which of prompts and outputs a training statement does not say it covers. */
export const uncoveredIn = ({ covers }: Training): string[] =>
  CONTENT.filter((kind) => !covers?.includes(kind));

/**
 * What a training statement is about: prompts or outputs, or data that it does not name (`content`); feedback
 * that carries them, or may; uploaded files, which may be part of prompts; or other data only.
 */
export function aboutContent(
  value: Training,
): 'content' | 'feedback' | 'feedback-perhaps' | 'files' | 'other' {
  const { covers, carries_content } = value;
  if (!concernsContent(value)) return 'other';
  if (covers === undefined || uncoveredIn(value).length < CONTENT.length) return 'content';
  if (covers.includes('feedback') && carries_content !== false)
    return carries_content === true ? 'feedback' : 'feedback-perhaps';
  return covers.includes('files') ? 'files' : 'other';
}

/** The message where files are used, or may be: a promise on prompts leaves them open. */
export const FILES_USED =
  'Files that customers send in are used to train models, or may be; the statement does not say whether these are part of the prompts.';

/** Whether data are used for training if the customer does nothing. */
export function isUsed({ used, default: setting }: Training): 'yes' | 'no' | 'not-stated' {
  if (used === 'always') return 'yes';
  if (used === 'never') return setting === 'on' ? 'not-stated' : 'no';
  if (setting === undefined) return 'not-stated';
  return setting === 'on' ? 'yes' : 'no';
}

type Roles = AttributeValue<'data-roles'>;
type Data = Roles['roles'][number]['data'];

const ROLE_WORDS = {
  processor: 'processor',
  controller: 'controller',
  'joint-controller': 'joint controller',
};

/** The provider's stated roles for a kind of data, other than processor, in words. */
export function otherRoles({ roles }: Roles, data: Data): string | undefined {
  const others = roles.filter((one) => one.data === data && one.role !== 'processor');
  return others.length === 0
    ? undefined
    : enumerate([...new Set(others.map(({ role }) => ROLE_WORDS[role]))]);
}
