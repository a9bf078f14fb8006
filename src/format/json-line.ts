import { forJson } from './escape.js';

/** A value as one line of JSON. */
export const jsonLine = (value: unknown): string => `${forJson(JSON.stringify(value))}\n`;
