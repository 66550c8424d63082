import {
  runProgram,
  withWorkFolder,
  writeFiles,
} from '@infra-portal/infra-node';
import { InfracostFailure } from './InfracostFailure';
import type { InfracostSettings } from './readInfracost';

/** Version 2 has other plug-ins, other JSON, and needs somebody signed in. */
const VERSION = /^Infracost v(0\.10\.\d+)\b/;
/** Bytes. */
const MOST_OUTPUT = 20 * 2 ** 20;
/** More people than these do not wait for one program. */
const MOST_WAITING = 10;
/** What a company needs so that the program reaches the pricing API. */
const PASSED_ON = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'SSL_CERT_FILE'];

const CONFIG = 'infracost.yml';

/** A project: a plan and the usage of it, both as text. */
export interface InfracostProject {
  name: string;
  plan: string;
  usage: string;
}

/**
 * Runs Infracost v0.10 on plans that the portal wrote, one process at a time.
 * It sees an empty folder of its own and no variable of the portal. Plans name no
 * module, so that it asks nobody but the pricing API.
 */
export class Infracost {
  readonly #settings: InfracostSettings;
  readonly #currency: string;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #checked: Promise<void> | undefined;

  constructor(settings: InfracostSettings, currency: string) {
    this.#settings = settings;
    this.#currency = currency;
  }

  /**
   * @returns what `infracost breakdown --format json` wrote
   * @throws InfracostFailure saying why there is nothing
   */
  async breakdown(projects: readonly InfracostProject[]): Promise<Buffer> {
    if (this.#waiting >= MOST_WAITING) {
      throw new InfracostFailure('Too many estimates wait for Infracost.');
    }
    const { timeout } = this.#settings;
    const signal = AbortSignal.timeout(timeout);
    this.#waiting += 1;
    const turn = this.#last.then(async () => {
      if (!signal.aborted) return this.#run(projects, signal);
      throw signal.reason;
    });
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (error) {
      if (error instanceof InfracostFailure) throw error;
      throw new InfracostFailure(
        signal.aborted
          ? `Infracost did not answer within ${timeout / 1_000} seconds.`
          : 'Infracost could not be run.',
      );
    } finally {
      this.#waiting -= 1;
    }
  }

  #run(
    projects: readonly InfracostProject[],
    signal: AbortSignal,
  ): Promise<Buffer> {
    return withWorkFolder(async folder => {
      await this.#check(folder, signal);
      await writeFiles(folder, filesOf(projects));
      const args = ['breakdown', '--config-file', CONFIG, '--format', 'json'];
      const { code, stdout, stderr } = await this.#start(args, folder, signal);
      if (code === 0) return stdout;
      throw new InfracostFailure(`Infracost failed${saidBy(stderr)}`);
    });
  }

  /** Whether it is a version that is known; asked until it was once. */
  async #check(folder: string, signal: AbortSignal): Promise<void> {
    const look = async () => {
      const { stdout } = await this.#start(['--version'], folder, signal);
      const text = stdout.toString('utf8').trim().slice(0, 100);
      if (VERSION.test(text)) return;
      throw new InfracostFailure(
        `Infracost v0.10 is needed, and ${
          text ? `there is "${text}"` : 'the program names no version'
        }.`,
      );
    };
    this.#checked ??= look();
    try {
      await this.#checked;
    } catch (error) {
      this.#checked = undefined;
      throw error;
    }
  }

  #start(args: string[], folder: string, signal: AbortSignal) {
    const { path, url, apiKey } = this.#settings;
    const passed = PASSED_ON.flatMap(name => {
      const value = process.env[name];
      return value ? [[name, value] as const] : [];
    });
    return runProgram(path, args, {
      cwd: folder,
      env: {
        ...Object.fromEntries(passed),
        // It finds no other program by name.
        ...{ PATH: '', HOME: folder, TMPDIR: folder },
        INFRACOST_API_KEY: apiKey,
        INFRACOST_CURRENCY: this.#currency,
        INFRACOST_DISABLE_ENVFILE: 'true',
        INFRACOST_ENABLE_CLOUD: 'false',
        INFRACOST_NO_COLOR: 'true',
        INFRACOST_PRICING_API_ENDPOINT: url,
        INFRACOST_PRICING_CACHE_DISABLED: 'true',
        INFRACOST_SKIP_UPDATE_CHECK: 'true',
      },
      mostOutput: MOST_OUTPUT,
      signal,
    });
  }
}

function filesOf(
  projects: readonly InfracostProject[],
): Map<string, Uint8Array> {
  const config = {
    version: '0.1',
    projects: projects.map(({ name }, index) => ({
      ...{ name, path: `${index}.plan.json`, usage_file: `${index}.usage.yml` },
    })),
  };
  return new Map([
    // JSON is YAML.
    [CONFIG, Buffer.from(JSON.stringify(config))],
    ...projects.flatMap(({ plan, usage }, index): [string, Uint8Array][] => [
      [`${index}.plan.json`, Buffer.from(plan)],
      [`${index}.usage.yml`, Buffer.from(usage)],
    ]),
  ]);
}

/** The error in what it wrote beside the report. */
function saidBy(stderr: string): string {
  const [line] = stderr
    .split('\n')
    .flatMap(each => /^\s*(?:ERROR|Error:?)\s+(.+)$/.exec(each)?.[1] ?? []);
  return line ? `: ${line.slice(0, 300)}` : '.';
}
