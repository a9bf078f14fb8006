/** Before an outcome: the sign of a terminal that shows Unicode, and that of one that does not. */
export const OUTCOME_MARKS = {
  pass: ['✓', '+'],
  fail: ['✗', 'x'],
  unknown: ['?', '?'],
  against: ['!', '!'],
  'not-applicable': ['–', '-'],
} as const;
