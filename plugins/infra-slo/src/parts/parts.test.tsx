import { renderInTestApp } from '@backstage/frontend-test-utils';
import { SLO_DATA_STATES, SLO_STATES } from '@infra-portal/infra-common';
import { screen } from '@testing-library/react';
import { sampleObjective } from '../testing/samples';
import { BudgetBar } from './BudgetBar';
import { Burns } from './Burn';
import { DataNote } from './DataNote';
import { SliText } from './SliText';
import { StateMark } from './StateMark';
import { TargetText } from './TargetText';

it('has a word of its own for each state, and for each lack of numbers', async () => {
  const { container } = await renderInTestApp(
    <>
      {SLO_STATES.map(state => (
        <StateMark key={state} status={{ state }} />
      ))}
      {SLO_DATA_STATES.map(data => (
        <StateMark key={data} status={{ state: 'unknown', data }} />
      ))}
    </>,
  );
  const marks = [...container.querySelectorAll('[data-tone]')];
  const words = marks.map(mark => mark.textContent);
  expect(new Set(words).size).toBe(SLO_STATES.length + SLO_DATA_STATES.length);
  expect(words).not.toContain('');
});

it('says of an alert that it fires, also where numbers are missing', async () => {
  await renderInTestApp(
    <StateMark status={{ state: 'paging', data: 'stale' }} />,
  );
  expect(screen.getByText('Urgent alert')).toBeInTheDocument();
});

it.each([
  [0.7219, '72.1% left'],
  [0, '0.0% left'],
  [-0.34, 'overspent by 34.0%'],
])('says what is left of a budget: %p', async (left, text) => {
  await renderInTestApp(<BudgetBar left={left} />);
  expect(screen.getByText(text)).toBeInTheDocument();
});

it('shows what is not known neither as zero nor as all', async () => {
  await renderInTestApp(
    <>
      <BudgetBar />
      <SliText target={0.999} />
      <Burns burn={{ '6h': 0 }} windows={['1h', '6h']} />
    </>,
  );
  expect(screen.getAllByRole('img', { name: 'not known' })).toHaveLength(3);
  expect(screen.queryByText(/%/)).not.toBeInTheDocument();
  expect(screen.getByText('0.00×')).toBeInTheDocument();
});

it.each([
  [{ kind: 'rolling', seconds: 30 * 86_400 }, '99.9% in 30 days'],
  [{ unit: 'M', count: 1 }, '99.9% each month'],
  [{ unit: 'w', count: 2 }, '99.9% each 2 weeks'],
])('says what is promised: %p', async (window, text) => {
  const calendar = { kind: 'calendar', anchor: '', zone: 'Asia/Seoul' };
  const whole = { ...calendar, ...window } as never;
  await renderInTestApp(
    <TargetText objective={{ target: 0.999, window: whole }} />,
  );
  expect(screen.getByText(text)).toBeInTheDocument();
});

it('says how much of its window a young one has, and why asking fails', async () => {
  await renderInTestApp(
    <DataNote
      objective={sampleObjective('young', {
        data: 'too-young',
        start: '2026-10-23T00:00:00.000Z',
        end: '2026-11-22T00:00:00.000Z',
        oldest: '2026-11-10T00:00:00.000Z',
        problem: {
          message: { en: 'It took too long.', ko: '너무 오래 걸렸습니다.' },
          since: '2026-11-22T00:00:00.000Z',
        },
      })}
    />,
  );
  expect(screen.getByText('Known: 12 days of 30 days.')).toBeInTheDocument();
  expect(screen.getByText(/It took too long/)).toBeInTheDocument();
});
