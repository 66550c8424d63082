import { UNKNOWN } from './codec';
import { policyDocument } from './policyDocument';

const read = (config: Parameters<typeof policyDocument>[0]) =>
  JSON.parse(policyDocument(config).minified_json);

describe('aws_iam_policy_document', () => {
  it('writes lists of one as the one, and joins principals and conditions', () => {
    const document = read({
      policy_id: 'p',
      statement: [
        {
          sid: 'One',
          effect: 'Deny',
          not_actions: ['s3:*'],
          resources: ['a', 'b'],
          principals: [
            { type: 'AWS', identifiers: ['1'] },
            { type: 'AWS', identifiers: ['2'] },
            { type: 'Service', identifiers: ['ecs.amazonaws.com'] },
          ],
          condition: [
            { test: 'StringEquals', variable: 'k', values: ['v'] },
            { test: 'StringEquals', variable: 'k2', values: ['v', 'w'] },
          ],
        },
      ],
    });
    expect(document).toEqual({
      Version: '2012-10-17',
      Id: 'p',
      Statement: [
        {
          Sid: 'One',
          Effect: 'Deny',
          NotAction: 's3:*',
          Resource: ['a', 'b'],
          Principal: { AWS: ['1', '2'], Service: 'ecs.amazonaws.com' },
          Condition: { StringEquals: { k: 'v', k2: ['v', 'w'] } },
        },
      ],
    });
  });

  it('writes everybody as a star', () => {
    const document = read({
      statement: [
        { actions: ['*'], principals: [{ type: '*', identifiers: ['*'] }] },
      ],
    });
    expect(document.Statement[0].Principal).toBe('*');
  });

  it('adds source documents and lets overriding statements win', () => {
    const source = JSON.stringify({ Statement: { Sid: 'A', Effect: 'Allow' } });
    const by = JSON.stringify({ Statement: [{ Sid: 'B', Effect: 'Deny' }] });
    const document = read({
      source_policy_documents: [source, 'not JSON'],
      override_policy_documents: [by],
      statement: [{ sid: 'B', actions: ['x'] }],
    });
    expect(document.Statement).toEqual([
      { Sid: 'A', Effect: 'Allow' },
      { Sid: 'B', Effect: 'Deny' },
    ]);
  });

  it('is empty for an empty block, and leaves out what is not known', () => {
    expect(read({})).toEqual({ Version: '2012-10-17', Statement: [] });
    expect(read({ policy_id: UNKNOWN })).not.toHaveProperty('Id');
  });
});
