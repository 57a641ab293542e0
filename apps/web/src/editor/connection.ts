/** How long words may go unacknowledged before the screen says that there is no connection, in milliseconds. */
const silence = 5_000;

/** What a browser knows of its line to the room. */
export interface Connection {
  /** The socket is open and the room has let this browser in, or not. */
  socket: (open: boolean) => void;
  /** How many steps the server has not acknowledged. */
  waits: (count: number) => void;
  end: () => void;
}

/**
 * Tells whether the room is within reach: not when the device says that it is offline, when the socket is closed, or when nothing was
 * acknowledged for five seconds although something waits (a line can be dead long before a browser closes the socket).
 */
export function connectionOf(tell: (connected: boolean) => void): Connection {
  let open = true;
  let isOnline = navigator.onLine;
  let isSilent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting = 0;
  const told = () => tell(open && isOnline && !isSilent);
  const listen = (count: number) => {
    clearTimeout(timer);
    isSilent &&= count > 0 && count >= waiting;
    waiting = count;
    if (count > 0 && !isSilent)
      timer = setTimeout(() => {
        isSilent = true;
        told();
      }, silence);
  };
  const heard = () => {
    isOnline = navigator.onLine;
    if (isOnline && isSilent) {
      isSilent = false;
      listen(waiting);
    }
    told();
  };
  addEventListener('online', heard);
  addEventListener('offline', heard);
  return {
    socket: (now) => {
      open = now;
      told();
    },
    waits: (count) => {
      const before = waiting;
      // More to wait for is no answer: the clock goes on from the first step that waits.
      if (count > before && before > 0) waiting = count;
      else listen(count);
      told();
    },
    end: () => {
      clearTimeout(timer);
      removeEventListener('online', heard);
      removeEventListener('offline', heard);
    },
  };
}
