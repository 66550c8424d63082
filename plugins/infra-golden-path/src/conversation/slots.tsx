import { useMemo, useRef } from 'react';
import type { ReviewThread } from '@infra-portal/infra-common';
import type { DiffSide, FileSlots, LinePlace, SlotsOf } from '../diff/slots';
import type { LineDraft } from './DraftBook';
import { LineDraftBox } from './LineDraftBox';
import { useDrafts, useTalk } from './Talk';
import { Thread } from './Thread';

type DraftPlace = Pick<LineDraft, 'id' | 'path' | 'side' | 'line'>;

/**
 * What is said, and not sent yet, of the lines of files, below these lines. The
 * slots of a file stay the same until something in them changes.
 */
export function useTalkSlots(): SlotsOf {
  const { book, head, live, mayWrite } = useTalk();
  const { comments } = useDrafts();
  const kept = useRef(new Map<string, { of: string; slots: FileSlots }>());
  const threads = live.value?.threads;
  const mayBegin = mayWrite && live.value?.state === 'open';
  // What a draft says is read where it is drawn: here only its place counts.
  const places = JSON.stringify(
    comments.map(({ id, path, side, line }) => ({ id, path, side, line })),
  );
  return useMemo(() => {
    const drafts: DraftPlace[] = JSON.parse(places);
    return path => {
      const given = {
        threads: threads?.filter(each => each.path === path) ?? [],
        drafts: drafts.filter(each => each.path === path),
      };
      const of = JSON.stringify([given, mayBegin, head]);
      const known = kept.current.get(path);
      if (known?.of === of) return known.slots;
      const slots = slotsOfFile({
        ...given,
        onComment: mayBegin
          ? place => book.begin({ ...place, path, head })
          : undefined,
      });
      kept.current.set(path, { of, slots });
      return slots;
    };
  }, [book, head, mayBegin, places, threads]);
}

function slotsOfFile(given: {
  threads: ReviewThread[];
  drafts: DraftPlace[];
  onComment?(place: LinePlace): void;
}): FileSlots {
  const { threads, drafts, onComment } = given;
  const placed = threads.flatMap(thread =>
    thread.line === undefined ? [] : [{ thread, line: thread.line }],
  );
  const gone = threads.filter(({ line }) => line === undefined);
  return {
    places: [
      ...placed.map(({ thread: { side }, line }) => ({ side, line })),
      ...drafts.map(({ side, line }) => ({ side, line })),
    ],
    rowsAt(side: DiffSide, line: number) {
      const said = placed.filter(
        each => each.thread.side === side && each.line === line,
      );
      const own = drafts.filter(
        each => each.side === side && each.line === line,
      );
      if (said.length + own.length === 0) return null;
      return (
        <>
          {said.map(({ thread }) => (
            <Thread key={thread.id} thread={thread} />
          ))}
          {own.map(draft => (
            <LineDraftBox key={draft.id} id={draft.id} />
          ))}
        </>
      );
    },
    ...(gone.length > 0 && {
      loose: gone.map(thread => (
        <Thread key={thread.id} thread={thread} placed />
      )),
    }),
    ...(onComment && { onComment }),
  };
}

/** What several put into the same files; the first stands on top. */
export function mergeSlots(...all: SlotsOf[]): SlotsOf {
  const known = new Map<string, FileSlots | undefined>();
  return path => {
    if (!known.has(path))
      known.set(path, merged(all.flatMap(of => of(path) ?? [])));
    return known.get(path);
  };
}

function merged(slots: FileSlots[]): FileSlots | undefined {
  if (slots.length < 2) return slots[0];
  const loose = slots.filter(each => each.loose);
  const onComment = slots.find(each => each.onComment)?.onComment;
  return {
    places: slots.flatMap(each => each.places),
    rowsAt(side, line) {
      const rows = slots.map(each => each.rowsAt(side, line)).filter(Boolean);
      if (rows.length < 2) return rows[0] ?? null;
      // They are always the same ones, in the same order.
      return rows.map((row, at) => <div key={at}>{row}</div>);
    },
    ...(loose.length > 0 && {
      loose: loose.map((each, at) => <div key={at}>{each.loose}</div>),
    }),
    ...(onComment && { onComment }),
  };
}
