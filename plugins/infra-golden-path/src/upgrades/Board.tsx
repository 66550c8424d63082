import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Upgrade, UpgradeItem } from '@infra-portal/infra-common';
import {
  Age,
  EnvironmentMark,
  pageStyles as page,
  safeHref,
  Section,
  shortRepository,
  StatusMark,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { reviewRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { ActButtons } from './ActButtons';
import { isStuck, ITEM_TONES, itemActsOf } from './acts';
import { itemName, ItemProblems, ItemStacks } from './Parts';
import type { ActState } from './useAct';
import styles from './Upgrades.module.css';

/** The waves beside each other, with their pull requests; the one it is at stands out. */
export function Board({ upgrade, act }: { upgrade: Upgrade; act: ActState }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const isOver = upgrade.state === 'done' || upgrade.state === 'cancelled';
  return (
    <Section title={t('upgrades.board')}>
      {/* What scrolls must be reached by keys. */}
      <div
        className={styles.board}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={t('upgrades.board')}
      >
        {upgrade.board.map(({ environment, items }, wave) => (
          <section
            key={environment ?? ''}
            className={styles.wave}
            data-now={!isOver && wave === upgrade.wave}
          >
            <div className={styles.waveHead}>
              <h3>{t('upgrades.waveOf', { wave: String(wave + 1) })}</h3>
              {environment !== undefined && (
                <EnvironmentMark name={environment} />
              )}
              {!isOver && wave === upgrade.wave && (
                <span className={page.quiet}>{t('upgrades.now')}</span>
              )}
            </div>
            <ul className={styles.items}>
              {items.map(item => (
                <Item key={item.id} {...{ upgrade, item, act }} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Section>
  );
}

const todoOf = ({ state }: UpgradeItem) =>
  state === 'conflict' || state === 'closed' || state === 'failed'
    ? state
    : 'stopped';

function Item(props: { upgrade: Upgrade; item: UpgradeItem; act: ActState }) {
  const { upgrade, item, act } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const local = useLocalised();
  const stuck = isStuck(item);
  return (
    <li className={styles.item} data-stuck={stuck}>
      <h4>
        <Verbatim text={itemName(item)} />
      </h4>
      <ItemMark item={item} />
      <ItemStacks stacks={item.stacks} services={item.services} />
      <Effect item={item} />
      {item.detail && (
        <p>
          <Verbatim text={local(item.detail)} />
        </p>
      )}
      {stuck && (
        <p className={page.quiet}>{t(`upgrades.todo.${todoOf(item)}`)}</p>
      )}
      <ItemProblems problems={item.problems} conflicts={item.conflicts} />
      <Links item={item} />
      <ActButtons
        acts={itemActsOf(upgrade, item)}
        state={act}
        item={{
          id: item.id,
          // A product has one in each wave.
          name: [itemName(item), item.environment].filter(Boolean).join(' '),
        }}
      />
      <span className={page.quiet}>
        <Age at={item.updatedAt} />
      </span>
    </li>
  );
}

/** An open pull request that waits for others looks like none that is on its way. */
function ItemMark({ item: { heldBy, state } }: { item: UpgradeItem }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const isHeld = state === 'open' && heldBy !== undefined;
  return (
    <StatusMark tone={isHeld ? 'warning' : ITEM_TONES[state]}>
      {t(`upgrades.item.${isHeld ? 'held' : state}`)}
    </StatusMark>
  );
}

/** What the plans would do, in a word and in numbers. */
function Effect({ item: { effect, counts, merged } }: { item: UpgradeItem }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <p>
      {t('upgrades.plan')}: {t(`upgrades.effect.${effect}`)}
      {counts && effect !== 'none' && (
        <>
          {' · '}
          {t('lane.counts', {
            add: String(counts.add),
            change: String(counts.change),
            destroy: String(counts.destroy),
          })}
        </>
      )}
      {merged && ` · ${t(`upgrades.merged.${merged}`)}`}
    </p>
  );
}

function Links({ item }: { item: UpgradeItem }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const review = useRoutePath(reviewRouteRef);
  const { pullRequest, repository, heldBy } = item;
  if (!pullRequest) return null;
  const [host, owner, name] = repository.split('/');
  const number = String(pullRequest.number);
  const href = safeHref(pullRequest.url);
  return (
    <div className={styles.links}>
      {review && name && (
        <Link to={review({ host, owner, name, number })}>
          {t('upgrades.review', { number })}
        </Link>
      )}
      {review && name && heldBy && (
        <Link to={review({ host, owner, name, number: String(heldBy.number) })}>
          {t('upgrades.holder', { number: String(heldBy.number) })}
        </Link>
      )}
      {href && (
        <a href={href} target="_blank" rel="noreferrer">
          <Verbatim text={`${shortRepository(repository)}#${number}`} />
        </a>
      )}
    </div>
  );
}
