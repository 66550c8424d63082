import { readSlos, sloDerivedFiles } from '.';

const text = `apiVersion: openslo/v1
kind: DataSource
metadata: { name: aws }
spec: { type: CloudWatch, connectionDetails: { portalDatasource: aws-prod, region: ap-northeast-2 } }
---
apiVersion: openslo/v1
kind: SLO
metadata: { name: shop-answers }
spec:
  service: shop
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 30d, isRolling: true }]
  indicator:
    metadata: { name: sli }
    spec:
      ratioMetric:
        bad: { metricSource: { metricSourceRef: aws, spec: { namespace: AWS/SQS, metricName: Failed } } }
        total: { metricSource: { metricSourceRef: aws, spec: { namespace: AWS/SQS, metricName: Sent, stat: Sum } } }
  objectives: [{ target: 0.999 }]
`;

it('reads metrics of CloudWatch from a file, of which nothing is compiled', () => {
  const files = [{ path: 'slo/shop/a/answers.slo.yaml', text }];
  const { slos, problems } = readSlos(files);
  expect(problems).toEqual([]);
  expect(slos[0].slo.indicator).toMatchObject({
    form: 'cloudwatch',
    of: { kind: 'ratio', region: 'ap-northeast-2', total: [{ stat: 'Sum' }] },
  });
  expect(sloDerivedFiles(files).files).toEqual([]);
});

it('says where a metric is none', () => {
  const wrong = text.replace('metricName: Sent', 'metric: Sent');
  const { slos, problems } = readSlos([{ path: 'a.slo.yaml', text: wrong }]);
  expect(slos).toEqual([]);
  expect(problems).toEqual([
    expect.objectContaining({
      ...{ file: 'a.slo.yaml', line: 18, severity: 'error' },
      message: expect.stringContaining('none of CloudWatch'),
    }),
  ]);
});
