/** The position of a part of the data, and its children. */
export interface PlacedNode {
  offset: number;
  parts?: NodesByKey;
}

export type NodesByKey = Map<string | number, PlacedNode>;

/** What a text holds, and where. */
export interface PlacedValue {
  data: unknown;
  root: PlacedNode;
}
