import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PlannedItem, UpgradePreview } from '@infra-portal/infra-common';
import {
  cardStyles as card,
  EnvironmentMark,
  Note,
  pageStyles as page,
  Section,
  shortRepository,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { itemName, ItemProblems, ItemStacks } from './Parts';
import styles from './Upgrades.module.css';

/** The pull requests that would be opened, one wave after the other. */
export function Waves({ waves }: Pick<UpgradePreview, 'waves'>) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const items = waves.flatMap(each => each.items);
  return (
    <Section
      title={t('upgrades.waves')}
      note={t('upgrades.pulls', { count: items.length })}
    >
      {items.length === 0 ? (
        <Note title={t('upgrades.waves.none.title')}>
          {t('upgrades.waves.none.description')}
        </Note>
      ) : (
        <ol className={styles.items} aria-label={t('upgrades.waves')}>
          {waves.map(({ environment, items: own }, index) => (
            <li key={environment ?? ''} className={styles.wave}>
              <div className={styles.waveHead}>
                <h3>{t('upgrades.waveOf', { wave: String(index + 1) })}</h3>
                {environment !== undefined ? (
                  <EnvironmentMark name={environment} />
                ) : (
                  <span className={page.quiet}>
                    {t('upgrades.noEnvironment')}
                  </span>
                )}
                <span className={page.quiet}>
                  {t('upgrades.pulls', { count: own.length })}
                </span>
              </div>
              <ul className={styles.items}>
                {own.map(item => (
                  <Planned key={item.id} item={item} />
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function Planned({ item }: { item: PlannedItem }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { files, repository } = item;
  const sum = (of: 'added' | 'removed') =>
    files.reduce((count, file) => count + file[of], 0);
  const isStuck = item.problems.length + item.conflicts.length > 0;
  return (
    <li className={styles.item} data-stuck={isStuck}>
      <h4>
        <Verbatim text={itemName(item)} />
      </h4>
      <span className={page.place}>
        <Verbatim text={shortRepository(repository)} />
      </span>
      <ItemStacks stacks={item.stacks} services={item.services} />
      <span className={page.quiet}>
        {t('upgrades.files', { count: files.length })} +{sum('added')} −
        {sum('removed')}
      </span>
      <ItemProblems problems={item.problems} conflicts={item.conflicts} />
    </li>
  );
}

/** What stays at its version, and why. */
export function Left({ left }: Pick<UpgradePreview, 'left'>) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const local = useLocalised();
  if (left.length === 0) return null;
  return (
    <Section
      title={t('upgrades.left')}
      note={t('upgrades.left.count', { count: left.length })}
    >
      <ul className={card.rows}>
        {left.map(({ repository, file, line, message }, index) => (
          <li key={`${index} ${file}`}>
            <span>
              <Verbatim text={local(message)} />
            </span>
            <span className={page.place}>
              <Verbatim
                text={`${shortRepository(repository)} · ${file}${
                  line ? `:${line}` : ''
                }`}
              />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
