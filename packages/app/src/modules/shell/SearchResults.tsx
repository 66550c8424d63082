import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SearchApi } from '@backstage/plugin-search-react';
import type { InfraHit } from '@infra-portal/plugin-infra-stacks';
import { Verbatim } from '@infra-portal/infra-react';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import styles from './SearchPanel.module.css';

type Pages = Awaited<ReturnType<SearchApi['query']>>['results'];

/** What was found: products, stacks and modules first, then pages. */
export function SearchResults(props: {
  infra: readonly InfraHit[];
  pages: Pages;
  /** Address of the whole list, where there is one. */
  all?: string;
  onChoose(): void;
}) {
  const { infra, pages, all, onChoose } = props;
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <>
      <Group title={t('search.infra')} shown={infra.length > 0}>
        {infra.map(({ key, kind, title, detail, to }) => (
          <li key={key}>
            <Link to={to} className={styles.result} onClick={onChoose}>
              <span className={styles.title}>
                <Verbatim text={title} />
                <span className={styles.kind}>{kind}</span>
              </span>
              <span className={styles.text}>
                <Verbatim text={detail} />
              </span>
            </Link>
          </li>
        ))}
      </Group>
      <Group title={t('search.pages')} shown={pages.length > 0}>
        {pages.map(({ document }) => (
          <li key={document.location}>
            <Link
              to={document.location}
              className={styles.result}
              onClick={onChoose}
            >
              <span className={styles.title}>{document.title}</span>
              <span className={styles.text}>{document.text}</span>
            </Link>
          </li>
        ))}
      </Group>
      {all && (
        <p className={styles.all}>
          <Link to={all} onClick={onChoose}>
            {t('search.all')}
          </Link>
        </p>
      )}
    </>
  );
}

function Group(props: { title: string; shown: boolean; children: ReactNode }) {
  if (!props.shown) return null;
  return (
    <section aria-label={props.title}>
      <h2 className={styles.group}>{props.title}</h2>
      <ul className={styles.results}>{props.children}</ul>
    </section>
  );
}
