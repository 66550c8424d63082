import { useNavigate } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { TakeOverIntent } from '@infra-portal/infra-common';
import {
  localised,
  Note,
  randomUuid,
  Section,
  shortRepository,
  useLanguage,
  Verbatim,
} from '@infra-portal/infra-react';
import { localDrafts } from '../drafts/localDrafts';
import { createServiceRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Coverage } from './Coverage';
import { Answers, Gaps } from './IntentAnswers';
import styles from './TakeOver.module.css';

export interface IntentProps {
  intent: TakeOverIntent;
  /** Folder of the stack, which the draft is called by. */
  dir: string;
}

/** The golden path that the stack comes nearest to, as far as the files tell. */
export function Intent({ intent, dir }: IntentProps) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  const { goldenPath } = intent;
  if (!goldenPath) return <NoPath intent={intent} />;
  const { name, title, version } = goldenPath;
  const { alternatives, answers, gaps, problems, repository, stacks } = intent;
  return (
    <Section
      title={t('takeOver.intent')}
      note={
        <Verbatim text={`${localised(title, language)} (${name} ${version})`} />
      }
    >
      <p className={styles.lead}>{t('takeOver.intent.promise')}</p>
      <ul className={styles.readFrom}>
        <li>
          {t('takeOver.intent.stacks')}{' '}
          <Verbatim text={stacks.map(each => each.dir).join(', ')} />
        </li>
        {repository && (
          <li>
            {t('takeOver.intent.repository')}{' '}
            <Verbatim text={shortRepository(repository)} />
          </li>
        )}
        {alternatives.length > 0 && (
          <li>
            {t('takeOver.intent.alternatives')}{' '}
            <Verbatim text={alternatives.join(', ')} />
          </li>
        )}
      </ul>
      <Coverage intent={intent} />
      <h3>service.yaml</h3>
      {/* Long files are scrolled to, by keys, too. */}
      <pre
        className={styles.file}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label="service.yaml"
      >
        <Verbatim text={intent.text} />
      </pre>
      {problems.length > 0 && (
        <Note tone="warning" title={t('takeOver.intent.problems')}>
          <ul>
            {problems.map(({ path, text }) => (
              <li key={`${path.join('.')} ${text.en}`}>
                <code>
                  <Verbatim text={path.join('.')} />
                </code>
                : <Verbatim text={localised(text, language)} />
              </li>
            ))}
          </ul>
        </Note>
      )}
      <Answers answers={answers} />
      {gaps.length > 0 && <Gaps gaps={gaps} />}
      <GoOn intent={intent} dir={dir} />
    </Section>
  );
}

/** Why there is no golden path for it. */
function NoPath({ intent }: { intent: TakeOverIntent }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { detail, paths, why = 'no-fit' } = intent;
  return (
    <Section title={t('takeOver.intent')}>
      <Note title={t(`takeOver.intent.why.${why}`)}>
        {detail && <Verbatim text={detail} />}
        {paths.length > 0 && (
          <ul>
            {paths.map(({ name, lacks, names }) => (
              <li key={name}>
                <Verbatim text={name} />
                {': '}
                {t(`takeOver.intent.lacks.${lacks}`, {
                  names: names.join(', '),
                })}
              </li>
            ))}
          </ul>
        )}
      </Note>
    </Section>
  );
}

/** Opens the form with the answers, as a draft of this tab. */
function GoOn({ intent, dir }: IntentProps) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const navigate = useNavigate();
  const create = useRoutePath(createServiceRouteRef);
  if (!create) return null;
  const goOn = () => {
    const { repository } = intent;
    const draft = randomUuid();
    const isKept = localDrafts.write(draft, {
      ...{ change: 'create', title: dir.slice(-200), intent: intent.intent },
      ...(repository !== undefined && { repository }),
    });
    const query = new URLSearchParams({
      ...(repository !== undefined && { repository }),
      ...(isKept && { draft }),
    });
    navigate(`${create()}?${query}`);
  };
  return (
    <>
      <p>{t('takeOver.intent.form.hint')}</p>
      <Button variant="secondary" onPress={goOn}>
        {t('takeOver.intent.form')}
      </Button>
    </>
  );
}
