import { ANY, BOOL, NUMBER, STRING, type Shape } from './shape';

const LIST_OF_STRINGS: Shape = { kind: 'list', of: STRING };
const LIST: Shape = { kind: 'list', of: ANY };

/** What functions return, where it does not depend on what they are given. */
const RETURNING: [Shape, string][] = [
  [
    STRING,
    `abspath base64encode base64gzip base64sha256 base64sha512 basename bcrypt
     chomp cidrhost cidrnetmask cidrsubnet dirname file filebase64
     filebase64sha256 filebase64sha512 filemd5 filesha1 filesha256 filesha512
     format formatdate indent join jsonencode lower md5 pathexpand
     plantimestamp replace rsadecrypt sha1 sha256 sha512 strrev
     substr templatefile textdecodebase64 textencodebase64 timeadd timestamp
     title trim trimprefix trimspace trimsuffix upper urlencode urldecode uuid
     uuidv5 yamlencode base64decode base64gunzip templatestring`,
  ],
  [
    NUMBER,
    'abs ceil floor index length log max min parseint pow signum sum timecmp',
  ],
  [
    BOOL,
    'alltrue anytrue can cidrcontains contains endswith fileexists issensitive startswith strcontains',
  ],
  [LIST_OF_STRINGS, 'cidrsubnets compact formatlist keys sort split'],
  [{ kind: 'set', of: STRING }, 'fileset'],
  [LIST, 'chunklist matchkeys range tolist'],
  [
    ANY,
    `coalesce coalescelist concat convert csvdecode distinct element
     ephemeralasnull flatten jsondecode list lookup map merge nonsensitive one
     regex regexall reverse sensitive setintersection setproduct setsubtract
     setunion slice tobool tomap tonumber toset tostring transpose try type
     values yamldecode zipmap`,
  ],
];

/** Every function of Terraform 1.15 and OpenTofu 1.11, and what it returns. */
export const FUNCTIONS: ReadonlyMap<string, Shape> = new Map(
  RETURNING.flatMap(([shape, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map(name => [name, shape] as const),
  ),
);
