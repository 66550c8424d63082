import type { AppLanguageApi } from '@backstage/frontend-plugin-api';

/** Where the chosen language is kept; the key core uses, so a choice stays valid. */
export const LANGUAGE_STORAGE_KEY = 'language';

/** Languages the portal speaks; the first is the fallback. */
export const LANGUAGES = ['en', 'ko'] as const;

type LanguageObservable = ReturnType<AppLanguageApi['language$']>;
type Listener = (value: { language: string }) => void;

/**
 * Picks the language to begin with: what the person chose before, else the
 * configured one, else the first of the browser's languages that is available.
 */
export function chooseLanguage(options: {
  stored: string | null | undefined;
  configured: string | undefined;
  browser: readonly string[];
  available: readonly string[];
}): string {
  const { stored, configured, browser, available } = options;
  if (stored && available.includes(stored)) {
    return stored;
  }
  if (configured && available.includes(configured)) {
    return configured;
  }
  for (const tag of browser) {
    const language = tag.toLowerCase().split('-')[0];
    if (available.includes(language)) {
      return language;
    }
  }
  return available[0];
}

/**
 * The language of the portal. Unlike core's selector it starts in the browser's
 * language, so that the sign-in page is readable before anyone chose anything.
 */
export class PortalLanguageApi implements AppLanguageApi {
  readonly #languages: string[];
  readonly #listeners = new Set<Listener>();
  #language: string;

  static create(options: {
    languages: readonly string[];
    defaultLanguage?: string;
  }): PortalLanguageApi {
    const api = new PortalLanguageApi(
      options.languages,
      chooseLanguage({
        stored: window.localStorage.getItem(LANGUAGE_STORAGE_KEY),
        configured: options.defaultLanguage,
        browser: window.navigator.languages ?? [],
        available: options.languages,
      }),
    );
    // A choice in one tab reaches the others.
    window.addEventListener('storage', event => {
      if (
        event.key === LANGUAGE_STORAGE_KEY &&
        event.newValue &&
        options.languages.includes(event.newValue)
      ) {
        api.setLanguage(event.newValue);
      }
    });
    return api;
  }

  private constructor(languages: readonly string[], language: string) {
    this.#languages = [...languages];
    this.#language = language;
  }

  getAvailableLanguages() {
    return { languages: [...this.#languages] };
  }

  getLanguage() {
    return { language: this.#language };
  }

  setLanguage(language?: string) {
    const next = language ?? this.#languages[0];
    if (!this.#languages.includes(next)) {
      throw new Error(
        `Language '${next}' is not available; choose one of ${this.#languages.join(
          ', ',
        )}`,
      );
    }
    if (next === this.#language) {
      return;
    }
    this.#language = next;
    window.localStorage.setItem(LANGUAGE_STORAGE_KEY, next);
    for (const listener of [...this.#listeners]) {
      listener({ language: next });
    }
  }

  language$(): LanguageObservable {
    const subscribe = (
      observer?: { next?: Listener } | Listener | null,
    ): { unsubscribe(): void; readonly closed: boolean } => {
      const next =
        typeof observer === 'function'
          ? observer
          : observer?.next?.bind(observer);
      const listener: Listener = value => next?.(value);
      this.#listeners.add(listener);
      // Late subscribers learn the current language at once, as with core's.
      listener({ language: this.#language });
      const listeners = this.#listeners;
      return {
        unsubscribe: () => {
          listeners.delete(listener);
        },
        get closed() {
          return !listeners.has(listener);
        },
      };
    };
    const observable = { subscribe } as LanguageObservable;
    Object.assign(observable, {
      [(Symbol as { observable?: symbol }).observable ?? '@@observable']: () =>
        observable,
    });
    return observable;
  }
}
