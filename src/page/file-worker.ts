import { serveDesk } from "../taskpane/desk-channel";
import { FileDesk, type FileMethods } from "./file-desk";

// The program lies in a folder beside the page's own files.
serveDesk<FileMethods>(new FileDesk(new URL("../excelize.bin", location.href).href));
