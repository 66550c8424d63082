import {
  type SloSeries,
  type SloTile,
  sloTiles,
} from '@infra-portal/infra-common';

/** Tiles from the first that has a number on; there were none before. */
export function knownTiles(series: SloSeries): SloTile[] {
  const tiles = sloTiles(series);
  const first = tiles.findIndex(({ total }) => total !== null);
  return first < 0 ? [] : tiles.slice(first);
}

/** The good part of a tile; null where nothing happened, or nothing is known. */
export const goodPart = ({ bad, total }: SloTile): number | null =>
  total && bad !== null ? 1 - bad / total : null;

/** Tiles put together under one name, such as a day. */
export interface Bucket {
  name: string;
  /** Epoch seconds; the end of its last tile. */
  end: number;
  bad: number;
  /** 0: nothing happened, or nothing is known. */
  total: number;
}

/** Puts tiles together whose ends have one name, in their order. */
export function bucketsOf(
  tiles: readonly SloTile[],
  nameOf: (seconds: number) => string,
): Bucket[] {
  const found = new Map<string, Bucket>();
  for (const { end, bad, total } of tiles) {
    // The end itself is the first moment of the next one.
    const name = nameOf(end - 1);
    const before = found.get(name) ?? { name, end, bad: 0, total: 0 };
    found.set(name, {
      ...{ name, end },
      bad: before.bad + (bad ?? 0),
      total: before.total + (total ?? 0),
    });
  }
  return [...found.values()];
}

/** Times the budget below the target that a chart still shows. */
const DEPTH = 20;

/** Where an axis of good parts begins, so that its target can be told from 100 %. */
export function lowestShown(
  values: readonly (number | null)[],
  target: number,
): { min: number; isCut: boolean } {
  const known = values.filter(value => value !== null);
  const least = Math.min(target, ...known);
  const floor = Math.max(0, 1 - (1 - target) * DEPTH);
  const room = (1 - Math.max(least, floor)) * 0.15;
  return {
    min: Math.max(0, Math.max(least, floor) - room),
    isCut: least < floor,
  };
}
