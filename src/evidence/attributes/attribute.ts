import { boolean, optional, type Shape } from '../../input/shape.js';

/** One thing that can be known about a provider or a model. */
export interface Attribute {
  /** The title for people. */
  title: string;
  /** What it describes. A provider's attribute may also be claimed for one of its models. */
  subject: 'provider' | 'model';
  /**
   * What the bare id means in a filter or a column: the path of the part that answers the title. If absent,
   * the value itself. Other parts go by their paths, like `retention.periods.kind`.
   */
  main?: string;
  /** The form of a claim's `value`. */
  shape: Shape;
  /** Only the user can have this evidence. A provider file can only record that a search found none. */
  attestedOnly?: true;
  /** The field with the day that the value ages from, instead of the day on which it was recorded. */
  datedBy?: string;
}

/** Whether a list says that it is complete. */
export const exhaustive = optional(
  boolean('the source says that the list is complete; absent means that it does not say so'),
);
