import dev.meanwhile.*;
import dev.meanwhile.promise.*;
import dev.meanwhile.timeline.*;
import dev.meanwhile.service.*;
import static dev.meanwhile.Workbook.*;
import static dev.meanwhile.service.Blog.*;
