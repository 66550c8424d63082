import {
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { inNextFrame } from './frameQueue';
import { observeNear, tellsWhatIsNear } from './observer';

/**
 * Draws what is in it only while it is near the window. Else it takes the room
 * that it last had, or is guessed to need.
 */
export function Near(props: {
  /** Height before it was ever drawn, in pixels. */
  guess: number;
  /** Draw it wherever it is. */
  always?: boolean;
  /** It begins what is near itself: nobody has to be asked first. */
  begins?: boolean;
  children(): ReactNode;
}) {
  const { guess, always = false, begins = false } = props;
  const [isNear, setNear] = useState(() => begins || !tellsWhatIsNear());
  const known = useRef(isNear);
  const root = useRef<HTMLDivElement>(null);
  const height = useRef<number>();
  const isDrawn = isNear || always;

  useEffect(() => {
    if (!tellsWhatIsNear() || !root.current) return undefined;
    let takeBack = () => {};
    const end = observeNear(root.current, near => {
      takeBack();
      // The first thing told of hundreds is that they are far: waiting for
      // a frame of each would keep those waiting that are near.
      if (near === known.current) return;
      takeBack = inNextFrame(() => {
        // What somebody writes in, or reads with the keyboard, stays.
        const isInUse = root.current?.contains(document.activeElement);
        if (!near && isInUse) return;
        known.current = near;
        setNear(near);
      });
    });
    return () => {
      takeBack();
      end();
    };
  }, []);

  // Measured before it goes: scrolling must not jump when it does.
  useLayoutEffect(() => {
    const element = root.current;
    if (!isDrawn || !element) return undefined;
    return () => {
      height.current = element.offsetHeight;
    };
  }, [isDrawn]);

  return (
    <div
      ref={root}
      role="presentation"
      style={isDrawn ? undefined : { height: height.current ?? guess }}
    >
      {isDrawn && props.children()}
    </div>
  );
}
