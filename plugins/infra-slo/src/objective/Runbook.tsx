import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ObjectiveDetail } from '@infra-portal/infra-common';
import {
  Markdown,
  Note,
  safeHref,
  Section,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../translation/ref';
import styles from './Objective.module.css';

/** The folder of a page, which relative links of its text are below. */
const folderOf = (href: string) => href.slice(0, href.lastIndexOf('/') + 1);

/** Runbooks of golden paths link the objectives of their service. */
const PAGES = ['/slos/objectives/'];

/** What to do when an objective burns; rendered here, as nobody should look for it. */
export function Runbook({ detail }: { detail: ObjectiveDetail }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const { runbook } = detail;
  const href = safeHref(runbook?.url);
  return (
    <Section
      title={t('runbook.title')}
      note={
        runbook?.text !== undefined &&
        href && (
          <a href={href} target="_blank" rel="noreferrer">
            {t('runbook.open')}
          </a>
        )
      }
    >
      {runbook?.text === undefined ? (
        <Elsewhere runbook={runbook} href={href} />
      ) : (
        <div className={styles.runbook}>
          <Markdown
            text={runbook.text}
            base={href && folderOf(href)}
            pages={PAGES}
          />
        </div>
      )}
    </Section>
  );
}

function Elsewhere(props: {
  runbook: ObjectiveDetail['runbook'];
  href?: string;
}) {
  const { runbook, href } = props;
  const { t } = useTranslationRef(infraSloTranslationRef);
  if (href && !runbook?.path) {
    return (
      <p>
        {t('runbook.elsewhere')}{' '}
        <a href={href} target="_blank" rel="noreferrer">
          <Verbatim text={href} />
        </a>
      </p>
    );
  }
  return (
    <Note title={t('runbook.none')}>
      {runbook?.path && (
        <p>
          {t('runbook.unread')} <Verbatim text={runbook.path} />
        </p>
      )}
      <p>{t('runbook.none.description')}</p>
    </Note>
  );
}
