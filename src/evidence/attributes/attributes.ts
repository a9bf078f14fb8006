import { CONTRACT_ATTRIBUTES } from './contract-attributes.js';
import { HANDLING_ATTRIBUTES } from './handling-attributes.js';
import { LOCATION_ATTRIBUTES } from './location-attributes.js';
import { MODEL_ATTRIBUTES } from './model-attributes.js';
import type { ValueOf } from '../../input/shape.js';
import type { Attribute } from './attribute.js';

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

/** Looks up an attribute, with the general type. */
export const attributeOf = (id: AttributeId): Attribute => ATTRIBUTES[id];
