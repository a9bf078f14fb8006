/** A family of model ids as a provider file writes it. */
export interface Family {
  /** Like `mimo-v<number>…`: `<number>` is digits with dots between them, `…` at the end is anything after. */
  like: string;
  name: string;
}

/** Why a pattern cannot be used, and how to mend it. */
interface Fault {
  message: string;
  hint: string;
}

const NUMBER = '<number>';
const LITERAL = /^[A-Za-z0-9._:/@-]*$/;
/** More than these would take long to match, and no id has them. */
const MOST_NUMBERS = 3;
const SHORTEST = 2;

/** An id without the provider's before it, in small letters: letters' case distinguishes no two ids here. */
export function bareId(id: string, provider: string): string {
  const lower = id.toLowerCase();
  return lower.startsWith(`${provider}/`) ? lower.slice(provider.length + 1) : lower;
}

const partsOf = (like: string, provider: string): { parts: string[]; isOpen: boolean } => {
  const bare = bareId(like, provider);
  const isOpen = bare.endsWith('…');
  return { parts: (isOpen ? bare.slice(0, -1) : bare).split(NUMBER), isOpen };
};

/** Whether an id, in any case of letters and with or without its provider before it, is of a family. */
export function isOfFamily(id: string, { like }: Family, provider: string): boolean {
  const { parts, isOpen } = partsOf(like, provider);
  const literals = parts.map((part) => part.replace(/[.:/@-]/g, '\\$&'));
  return new RegExp(`^${literals.join('\\d+(?:\\.\\d+)*')}${isOpen ? '.*' : ''}$`).test(bareId(id, provider));
}

function faultIn(parts: readonly string[]): Fault | undefined {
  const text = parts.join('');
  const unknown = /<[^<>]*>|[<>]/.exec(text);
  if (unknown !== null)
    return {
      message: `${JSON.stringify(unknown[0])} stands for nothing`,
      hint: `Write ${NUMBER} for digits with dots between them, as in mimo-v${NUMBER}….`,
    };
  if (text.includes('…')) return { message: '… can stand at the end only', hint: `Like mimo-v${NUMBER}….` };
  if (text.endsWith('...'))
    return { message: 'three dots stand for themselves', hint: 'Write …, which is one character.' };
  return LITERAL.test(text)
    ? undefined
    : {
        message: 'no model id has these characters',
        hint: `Besides ${NUMBER} and … at the end: letters, digits and . _ - : / @.`,
      };
}

/** What is wrong with the pattern of a family; undefined: nothing. */
export function familyFault({ like }: Family, provider: string): Fault | undefined {
  const { parts } = partsOf(like, provider);
  const fault = faultIn(parts);
  if (fault !== undefined) return fault;
  if (parts.length - 1 > MOST_NUMBERS)
    return { message: `more than ${MOST_NUMBERS} numbers`, hint: `Write … after the last that matters.` };
  const [first = ''] = parts;
  return first.length < SHORTEST || !/^[a-z0-9]/.test(first)
    ? {
        message: 'would match almost any id',
        hint: `Begin with at least ${SHORTEST} characters that all ids of the family begin with, like mimo-v${NUMBER}….`,
      }
    : undefined;
}

/** A family in words, like `Xiaomi's MiMo family`. */
export const familyText = (family: string, provider: { name: string }): string =>
  `${provider.name}'s ${family} family`;
