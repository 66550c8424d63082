import type {
  DriftLook,
  DriftResource,
  DriftStanding,
  FoldedEpisode,
  DriftCause,
  LocalisedText,
} from '@infra-portal/infra-common';
import { createHash } from 'node:crypto';

export const GENERATION = 'drift_generation';
export const STACKS = 'drift_stacks';
export const LOOKS = 'drift_looks';
export const PLANS = 'drift_plans';
export const EPISODES = 'drift_episodes';
export const CHECKED = 'drift_checked';
export const DAYS = 'drift_days';
export const PROPOSALS = 'drift_proposals';
export const SOURCES = 'drift_sources';
/** Rows in one statement; SQLite takes few variables. */
export const CHUNK = 80;
const DATE = 'YYYY-MM-DD'.length;
/** Hexadecimal digits of an episode's id: enough for very many. */
const ID = 24;

/** What lists need of a drift that lasts. */
export interface OpenEpisode {
  id: string;
  firstSeen: number;
  cause: DriftCause;
  resources: number;
  /** Resources that an apply would delete or replace. */
  destroys: number;
}

export interface KeptStanding extends DriftStanding {
  open?: OpenEpisode;
}

/** An episode as it is kept: with what its plan tells. */
export interface KeptEpisode extends FoldedEpisode {
  cause: DriftCause;
  because: LocalisedText[];
  resources: DriftResource[];
}

export interface StackRow {
  stack_ref: string;
  repository: string;
  product: string | null;
  owner: string | null;
  generation: number | string;
  standing: string | null;
  gone_at: number | string | null;
  next_at: number | string | null;
  wanted_at: number | string | null;
  asked_at: number | string | null;
  asked_until: number | string | null;
  failures: number;
}

export interface EpisodeRow {
  id: string;
  stack_ref: string;
  repository: string;
  product: string | null;
  owner: string | null;
  first_at: number | string;
  ended_at: number | string | null;
  plan_id: string | null;
  episode: string;
}

export interface LookRow {
  id: string;
  stack_ref: string;
  at: number | string;
  look: string;
}

export const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

export const lookId = (ref: string, id: string) =>
  sha256(JSON.stringify([ref, id]));

export const episodeId = (ref: string, key: string) =>
  sha256(JSON.stringify(['episode', ref, key])).slice(0, ID);

/** `2026-11-22` of a time in ms, UTC. */
export const dayOf = (at: number) => new Date(at).toISOString().slice(0, DATE);

/** Databases take no NUL in a text. */
export const plain = (text: string) => text.replaceAll('\0', '');

export const optional = (value: number | string | null) =>
  value === null ? undefined : Number(value);

export const readLook = ({ look }: LookRow): DriftLook => JSON.parse(look);

export const readEpisode = ({ episode }: EpisodeRow): KeptEpisode =>
  JSON.parse(episode);
