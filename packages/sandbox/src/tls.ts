import { createPrivateKey, X509Certificate } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { generate } from 'selfsigned';

const DAY = 24 * 3600 * 1000;
/** Renewed when less than this is left, in milliseconds. */
const MARGIN = 30 * DAY;
/** Some clients refuse server certificates that are valid for longer. */
const LIFE = 390 * DAY;
/** The authority lives longer, so that who trusts `ca.pem` need not copy it often. */
const AUTHORITY_LIFE = 3650 * DAY;

export interface Certificate {
  cert: string;
  key: string;
  /** Of the authority that signed it: what clients have to trust. */
  ca: string;
}

interface Pair {
  cert: string;
  key: string;
}

/**
 * The sandbox's server certificate for `localhost`, 127.0.0.1 and ::1, signed
 * by its own authority. Both are kept in `<data>/tls` (`ca.pem`, `ca-key.pem`,
 * `cert.pem`, `key.pem`) and renewed 30 days before they expire.
 */
export async function serverCertificate(
  data: string,
  now: Date = new Date(),
): Promise<Certificate> {
  const folder = path.join(data, 'tls');
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  const file = (name: string) => path.join(folder, name);

  let authority = await readPair(file('ca.pem'), file('ca-key.pem'));
  if (!authority || !isFresh(authority.cert, now)) {
    authority = await makeAuthority(now);
    await writePair(file('ca.pem'), file('ca-key.pem'), authority);
  }
  let server = await readPair(file('cert.pem'), file('key.pem'));
  const signed =
    server &&
    new X509Certificate(server.cert).verify(
      new X509Certificate(authority.cert).publicKey,
    );
  if (!server || !signed || !isFresh(server.cert, now)) {
    server = await makeServer(authority, now);
    await writePair(file('cert.pem'), file('key.pem'), server);
  }
  return { ...server, ca: authority.cert };
}

async function makeAuthority(now: Date): Promise<Pair> {
  const made = await generate(
    [{ name: 'commonName', value: 'Infra Portal sandbox authority' }],
    {
      keyType: 'ec',
      curve: 'P-256',
      algorithm: 'sha256',
      notBeforeDate: new Date(now.getTime() - DAY),
      notAfterDate: new Date(now.getTime() + AUTHORITY_LIFE),
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      ],
    },
  );
  return { cert: made.cert, key: made.private };
}

async function makeServer(authority: Pair, now: Date): Promise<Pair> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - DAY),
    notAfterDate: new Date(now.getTime() + LIFE),
    ca: authority,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { cert: made.cert, key: made.private };
}

/** Both files, when they are readable and belong together. */
async function readPair(
  certFile: string,
  keyFile: string,
): Promise<Pair | undefined> {
  try {
    const cert = await fs.readFile(certFile, 'utf8');
    const key = await fs.readFile(keyFile, 'utf8');
    // A crash between the two writes leaves a key of another certificate.
    const matches = new X509Certificate(cert).checkPrivateKey(
      createPrivateKey(key),
    );
    return matches ? { cert, key } : undefined;
  } catch {
    return undefined;
  }
}

async function writePair(certFile: string, keyFile: string, pair: Pair) {
  await writeWhole(keyFile, pair.key, 0o600);
  await writeWhole(certFile, pair.cert, 0o644);
}

async function writeWhole(file: string, text: string, mode: number) {
  const draft = `${file}.new`;
  await fs.rm(draft, { force: true });
  await fs.writeFile(draft, text, { mode });
  await fs.rename(draft, file);
}

function isFresh(cert: string, now: Date): boolean {
  const { validFrom, validTo } = new X509Certificate(cert);
  return (
    Date.parse(validFrom) <= now.getTime() &&
    Date.parse(validTo) - now.getTime() > MARGIN
  );
}
