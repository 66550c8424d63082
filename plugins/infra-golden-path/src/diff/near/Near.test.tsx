import { act, render, screen } from '@testing-library/react';
import { Near } from './Near';

type Told = { target: Element; isIntersecting: boolean };

/** What the browser would tell of elements, and when. */
function browser() {
  const frames: FrameRequestCallback[] = [];
  let hear: (entries: Told[]) => void = () => {};
  const elements: Element[] = [];
  class Observer {
    constructor(callback: typeof hear) {
      hear = callback;
    }
    observe = (element: Element) => void elements.push(element);
    unobserve = () => {};
  }
  window.IntersectionObserver = Observer as never;
  jest
    .spyOn(window, 'requestAnimationFrame')
    .mockImplementation(frame => frames.push(frame));
  return {
    elements,
    tell: (entries: Told[]) => act(() => hear(entries)),
    frame: () => act(() => frames.splice(0).forEach(each => each(0))),
    isWaiting: () => frames.length > 0,
  };
}

// There is one observer for all.
const { elements, tell, frame, isWaiting } = browser();
afterEach(() => elements.splice(0));

it('draws at once what begins something near, and lets it go', () => {
  render(
    <Near guess={20} begins>
      {() => 'thing'}
    </Near>,
  );
  expect(screen.getByText('thing')).toBeVisible();
  tell([{ target: elements[0], isIntersecting: true }]);
  tell([{ target: elements[0], isIntersecting: false }]);
  frame();
  expect(screen.queryByText('thing')).toBeNull();
});

it('is still told of when it begins something later', () => {
  const thing = (begins: boolean) => (
    <Near guess={20} begins={begins}>
      {() => 'thing'}
    </Near>
  );
  const { rerender } = render(thing(false));
  tell([{ target: elements[0], isIntersecting: false }]);
  rerender(thing(true));
  tell([{ target: elements.at(-1)!, isIntersecting: true }]);
  frame();
  expect(screen.getByText('thing')).toBeVisible();
});

it('draws what is near in the next frame, however much is far', () => {
  const things = Array.from({ length: 300 }, (_, at) => `thing ${at}`);
  render(
    <>
      {things.map(thing => (
        <Near key={thing} guess={20}>
          {() => thing}
        </Near>
      ))}
    </>,
  );
  tell(elements.map(target => ({ target, isIntersecting: false })));
  tell([{ target: elements[250], isIntersecting: true }]);
  frame();
  expect(screen.getByText('thing 250')).toBeVisible();
  expect(isWaiting()).toBe(false);

  // It goes again, unless it comes back before its turn.
  tell([{ target: elements[250], isIntersecting: false }]);
  tell([{ target: elements[250], isIntersecting: true }]);
  frame();
  expect(screen.getByText('thing 250')).toBeVisible();
  tell([{ target: elements[250], isIntersecting: false }]);
  frame();
  expect(screen.queryByText('thing 250')).toBeNull();
});
