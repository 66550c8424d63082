import os from 'node:os';

/** A git setting for one call, `key` → `value`. */
export type GitSettings = Readonly<Record<string, string>>;

export interface EnvironmentOptions {
  /** Protocols that git may speak, as GIT_ALLOW_PROTOCOL takes them. */
  protocols: string;
  /** Settings that must not be seen in the list of processes. */
  settings?: GitSettings;
  /** Whether git knows GIT_CONFIG_COUNT, which is so from 2.31 on. */
  countedSettings: boolean;
}

/** What a git process may learn of this machine: programs, proxies, trusted CAs. */
const PASSED_ON =
  /^(PATH|TMPDIR|TEMP|TMP|SYSTEMROOT|(HTTPS?|ALL|NO)_PROXY|SSL_CERT_(FILE|DIR)|GIT_SSL_CAINFO|GIT_SSL_CAPATH)$/i;

/**
 * The environment of every git process: no setting of a user or of the system
 * changes what it does, nothing asks on a terminal, and settings with secrets
 * are handed over here, never in arguments.
 */
export function gitEnvironment(options: EnvironmentOptions): NodeJS.ProcessEnv {
  const passedOn = Object.entries(process.env).filter(([name]) =>
    PASSED_ON.test(name),
  );
  return {
    ...Object.fromEntries(passedOn),
    LC_ALL: 'C',
    HOME: os.devNull,
    XDG_CONFIG_HOME: os.devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: os.devNull,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ALLOW_PROTOCOL: options.protocols,
    ...settingsByEnvironment(options),
  };
}

function settingsByEnvironment(options: EnvironmentOptions) {
  const entries = Object.entries(options.settings ?? {});
  if (entries.length === 0) return {};
  if (!options.countedSettings) {
    // How git 2.30 hands its own `-c` on to the programs it starts.
    const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
    return {
      GIT_CONFIG_PARAMETERS: entries
        .map(([key, value]) => quote(`${key}=${value}`))
        .join(' '),
    };
  }
  const pairs = entries.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    GIT_CONFIG_COUNT: String(entries.length),
    ...Object.fromEntries(pairs),
  };
}
