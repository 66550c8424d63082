import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  controlStyles as controls,
  Note,
  pageStyles as page,
  SearchBox,
  Section,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import { cutBy, withoutLooking } from './outputText';
import styles from './Run.module.css';

/** What a run printed, as plain text, with a search in it. */
export function Output(props: { text: string; isCut: boolean }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const [search, setSearch] = useState('');
  const [current, setCurrent] = useState(0);
  const [whole, setWhole] = useState(false);
  const short = useMemo(() => withoutLooking(props.text), [props.text]);
  const text = whole ? props.text : short.text;
  const { pieces, count, more } = useMemo(
    () => cutBy(text, search),
    [text, search],
  );
  const box = useRef<HTMLPreElement>(null);
  useEffect(() => {
    if (count === 0) return;
    const mark = box.current?.querySelector(`[data-match="${current}"]`);
    mark?.scrollIntoView?.({ block: 'nearest' });
  }, [count, current, search]);
  const step = (by: number) => setCurrent((current + by + count) % count);
  return (
    <Section title={t('run.output')}>
      <div className={styles.output}>
        {props.isCut && (
          <Note tone="warning" title={t('run.output.cut')}>
            {t('run.output.cut.description')}
          </Note>
        )}
        <div className={controls.bar}>
          <SearchBox
            label={t('run.search')}
            placeholder={t('run.search.placeholder')}
            text={search}
            onChange={next => {
              setSearch(next);
              setCurrent(0);
            }}
          />
          {search !== '' && (
            <p role="status" className={page.quiet}>
              {count === 0
                ? t('run.search.none')
                : t('run.search.place', {
                    place: String(current + 1),
                    number: more ? `${count}+` : String(count),
                  })}
            </p>
          )}
          {count > 1 && (
            <>
              <Button variant="secondary" onPress={() => step(-1)}>
                {t('run.search.previous')}
              </Button>
              <Button variant="secondary" onPress={() => step(1)}>
                {t('run.search.next')}
              </Button>
            </>
          )}
        </div>
        {short.folded > 0 && (
          <p className={page.quiet}>
            <Button
              size="small"
              variant="tertiary"
              onPress={() => setWhole(!whole)}
            >
              {whole
                ? t('run.output.fold')
                : t('run.output.unfold', { count: short.folded })}
            </Button>
          </p>
        )}
        {/* Long lines are moved sideways, with the keyboard too. */}
        {/* eslint-disable jsx-a11y/no-noninteractive-tabindex */}
        <pre
          ref={box}
          className={styles.text}
          tabIndex={0}
          role="group"
          aria-label={t('run.output')}
          lang="en"
        >
          {/* eslint-enable jsx-a11y/no-noninteractive-tabindex */}
          {pieces.map(({ text: piece, match }, index) =>
            match === undefined ? (
              // eslint-disable-next-line react/no-array-index-key -- pieces have no other name
              <Verbatim key={index} text={piece} />
            ) : (
              <mark
                // eslint-disable-next-line react/no-array-index-key -- pieces have no other name
                key={index}
                data-match={match}
                aria-current={match === current ? 'true' : undefined}
              >
                <Verbatim text={piece} />
              </mark>
            ),
          )}
        </pre>
      </div>
    </Section>
  );
}
