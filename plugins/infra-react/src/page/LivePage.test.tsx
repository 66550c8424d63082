import { renderInTestApp } from '@backstage/frontend-test-utils';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { Link, Route, Routes } from 'react-router-dom';
import { LivePage } from './LivePage';

const live = { value: 'Text', loading: false, reload: () => {}, set: () => {} };
const page = (
  <LivePage label="Review" live={live}>
    {text => <p>{text}</p>}
  </LivePage>
);

it('takes the keyboard along from the link that led to it', async () => {
  await renderInTestApp(
    <Routes>
      <Route path="/" element={<Link to="/page">Open</Link>} />
      <Route path="/page" element={page} />
    </Routes>,
  );
  fireEvent.click(screen.getByRole('link', { name: 'Open' }));
  const main = await screen.findByRole('main', { name: 'Review' });
  await waitFor(() => expect(main).toHaveFocus());
});

it('leaves the keyboard alone when the window opens there', async () => {
  await renderInTestApp(page);
  await screen.findByText(/Text/);
  expect(document.body).toHaveFocus();
});
