import { EvaluationError } from '../errors';
import { STRING } from '../types';
import { string, unknown } from '../values';
import { readCsv } from './csv';
import { fromJson, toJson } from './json';
import { type FunctionTable, TEXT, textAt } from './specification';
import { fromYaml, toYaml } from './yaml';

const change = (run: (text: string) => string): FunctionTable[string] => ({
  parameters: [TEXT],
  returns: STRING,
  run: (args, budget) => {
    budget.take(textAt(args, 0).length * 3);
    return string(run(textAt(args, 0)));
  },
});

const BASE64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function decodeBase64(text: string): string {
  const clean = text.replace(/[\r\n]/g, '');
  if (!BASE64.test(clean)) throw new EvaluationError('not base64', 0);
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return decoder.decode(Buffer.from(clean, 'base64'));
  } catch {
    throw new EvaluationError('what it holds is not text in UTF-8', 0);
  }
}

function encodeUrl(text: string): string {
  return encodeURIComponent(text)
    .replace(
      /[!'()*]/g,
      sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    )
    .replaceAll('%20', '+');
}

export const ENCODING_FUNCTIONS: FunctionTable = {
  base64encode: change(text => Buffer.from(text, 'utf8').toString('base64')),
  base64decode: change(decodeBase64),
  urlencode: change(encodeUrl),
  jsonencode: {
    parameters: [{ nullable: true }],
    returns: STRING,
    run: ([value], budget) => {
      const text = toJson(value);
      budget.take(text.length);
      return string(text);
    },
  },
  jsondecode: {
    parameters: [TEXT],
    run: (args, budget) => {
      budget.take(textAt(args, 0).length);
      return fromJson(textAt(args, 0));
    },
  },
  yamlencode: {
    parameters: [{ nullable: true }],
    returns: STRING,
    run: ([value], budget) => {
      const text = toYaml(value);
      if (text === undefined) return unknown(STRING);
      budget.take(text.length);
      return string(text);
    },
  },
  yamldecode: {
    parameters: [TEXT],
    run: (args, budget) => {
      budget.take(textAt(args, 0).length);
      return fromYaml(textAt(args, 0));
    },
  },
  csvdecode: {
    parameters: [TEXT],
    run: (args, budget) => {
      budget.take(textAt(args, 0).length);
      return readCsv(textAt(args, 0));
    },
  },
};
