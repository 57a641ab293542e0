import './reading/frame/fast-react.js';
import { runServer } from './run-server.js';

await runServer();
