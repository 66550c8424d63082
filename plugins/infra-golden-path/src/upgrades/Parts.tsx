import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type UpgradePreview,
  type UpgradeSummary,
  upgradeSubjectName,
} from '@infra-portal/infra-common';
import {
  cardStyles as card,
  pageStyles as page,
  ShareBar,
  shortRepository,
  StatusMark,
  tableStyles as table,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { progressOf, UPGRADE_TONES } from './acts';
import styles from './Upgrades.module.css';

/** What is upgraded to which version. */
export const subjectText = ({ subject }: Pick<UpgradeSummary, 'subject'>) =>
  `${upgradeSubjectName(subject)} → ${subject.to}`;

/** How an upgrade stands, and why where that is known. */
export function UpgradeMark({ upgrade }: { upgrade: UpgradeSummary }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const local = useLocalised();
  const { state, detail } = upgrade;
  return (
    <div className={table.stacked}>
      <StatusMark tone={UPGRADE_TONES[state]}>
        {t(`upgrades.state.${state}`)}
      </StatusMark>
      {detail && (
        <span className={page.quiet}>
          <Verbatim text={local(detail)} />
        </span>
      )}
    </div>
  );
}

/** How much of an upgrade is through, and which wave it is at. */
export function Progress({ upgrade }: { upgrade: UpgradeSummary }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { over, all } = progressOf(upgrade);
  const { wave, waves } = upgrade;
  return (
    <div className={styles.progress}>
      <ShareBar ratio={all === 0 ? 0 : over / all} />
      <span>
        {t('upgrades.progress', { over: String(over), all: String(all) })}
        {waves > 0 &&
          ` · ${t('upgrades.wave', {
            wave: String(Math.min(wave + 1, waves)),
            waves: String(waves),
          })}`}
      </span>
    </div>
  );
}

type Item = UpgradePreview['waves'][number]['items'][number];

/** What one pull request is about: its product, or where it is. */
export const itemName = ({
  product,
  repository,
}: Pick<Item, 'product' | 'repository'>) =>
  product ?? shortRepository(repository);

/** The stacks and services of a pull request, with the versions they have. */
export function ItemStacks(props: Pick<Item, 'stacks' | 'services'>) {
  const { stacks, services } = props;
  return (
    <ul className={styles.stacks}>
      {stacks.map(({ stack, name, dir, from }) => (
        <li key={stack}>
          <Verbatim text={name ?? dir} />
          {from.length > 0 && (
            <span className={page.quiet}>
              {' '}
              <Verbatim text={from.join(', ')} />
            </span>
          )}
        </li>
      ))}
      {services.map(({ product, service }) => (
        <li key={`${product}/${service}`}>
          <Verbatim text={`${product}/${service}`} />
        </li>
      ))}
    </ul>
  );
}

/** What does not go together with the new version, each with its place. */
export function ItemProblems(props: Pick<Item, 'problems' | 'conflicts'>) {
  const { problems, conflicts } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const local = useLocalised();
  if (problems.length === 0 && conflicts.length === 0) return null;
  return (
    <ul className={card.rows}>
      {problems.map(({ file, line, message }, index) => (
        <li key={`${index} ${file}`}>
          <span>
            <Verbatim text={local(message)} />
          </span>
          <span className={page.place}>
            <Verbatim text={line ? `${file}:${line}` : file} />
          </span>
        </li>
      ))}
      {conflicts.map(file => (
        <li key={file}>
          <span>{t('upgrades.conflict')}</span>
          <span className={page.place}>
            <Verbatim text={file} />
          </span>
        </li>
      ))}
    </ul>
  );
}
