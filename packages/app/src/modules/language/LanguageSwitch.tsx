import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { useLanguage } from './useLanguage';
import styles from './LanguageSwitch.module.css';

// Each language is named in itself, so that people find theirs.
const names: Record<string, string> = { en: 'English', ko: '한국어' };

/** Chooses the portal's language; the choice survives a reload. */
export function LanguageSwitch() {
  const { t } = useTranslationRef(portalTranslationRef);
  const { language, languages, setLanguage } = useLanguage();
  return (
    <div
      role="group"
      aria-label={t('shell.language')}
      className={styles.switch}
    >
      {languages.map(each => (
        <button
          key={each}
          type="button"
          lang={each}
          className={styles.option}
          aria-pressed={each === language}
          onClick={() => setLanguage(each)}
        >
          {names[each] ?? each}
        </button>
      ))}
    </div>
  );
}
