import { boolean, optional, type Shape } from '../../input/shape.js';

/** One thing that can be known about a provider or a model. */
export interface Attribute {
  /** What it is, for people. */
  title: string;
  /** Who it is a property of. A provider's attribute may also be claimed for one of its models. */
  subject: 'provider' | 'model';
  /**
   * What its bare name stands for in a filter and in a column: the path of the part that answers the title. Absent: the
   * value itself. Every other part goes by its path, like `retention.periods.kind`.
   */
  main?: string;
  /** The form of a claim's `value`. */
  shape: Shape;
  /** Only the user can hold such evidence; a provider file says at most that it was looked for in vain. */
  attestedOnly?: true;
  /** The field whose day the value ages from, in place of the day on which it was recorded. */
  datedBy?: string;
}

/** Of a list: whether it says that it is complete. */
export const exhaustive = optional(
  boolean('the source says that the list is complete; absent means that it does not say so'),
);
