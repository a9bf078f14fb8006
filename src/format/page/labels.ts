/** The sign before an outcome, in Unicode and in ASCII. */
export const OUTCOME_MARKS = {
  pass: ['✓', '+'],
  fail: ['✗', 'x'],
  unknown: ['?', '?'],
  against: ['!', '!'],
  'not-applicable': ['–', '-'],
} as const;
