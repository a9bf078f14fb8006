import { CONTRACT_ATTRIBUTES } from './contract-attributes.js';
import { HANDLING_ATTRIBUTES } from './handling-attributes.js';
import { LOCATION_ATTRIBUTES } from './location-attributes.js';
import { MODEL_ATTRIBUTES } from './model-attributes.js';
import type { Shape, ValueOf } from './shape.js';

/** One thing that can be known about a provider or a model. */
export interface Attribute {
  /** What it is, for people. */
  title: string;
  /** Who it is a property of. A provider's attribute may also be claimed for one of its models. */
  subject: 'provider' | 'model';
  /** The form of a claim's `value`. */
  shape: Shape;
  /** Only the user can hold such evidence; a claim in a provider file is refused. */
  attestedOnly?: true;
  /** The field whose day the value ages from, in place of the day on which it was recorded. */
  datedBy?: string;
}

/** The vocabulary: every attribute by id. Attribute ids and rule ids are disjoint. */
export const ATTRIBUTES = {
  ...CONTRACT_ATTRIBUTES,
  ...LOCATION_ATTRIBUTES,
  ...HANDLING_ATTRIBUTES,
  ...MODEL_ATTRIBUTES,
};

export type AttributeId = keyof typeof ATTRIBUTES;

/** The type of a claim's value for an attribute. */
export type AttributeValue<A extends AttributeId> = ValueOf<(typeof ATTRIBUTES)[A]['shape']>;

export const ATTRIBUTE_IDS = Object.keys(ATTRIBUTES) as AttributeId[];

/** The attribute of that id, with its general type. */
export const attributeOf = (id: AttributeId): Attribute => ATTRIBUTES[id];
