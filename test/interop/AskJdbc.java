import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks a Flight SQL server through JDBC. The arguments are the JDBC URL and `as-tool` if so; each line of standard input is a question, a verb and its
 * arguments parted by tabs and percent-encoded; each line of standard output is its answer as JSON.
 */
public class AskJdbc {
  /** Whether values are taken as they come, as tools do that know nothing of columns. */
  static boolean asTool;

  public static void main(String[] args) throws Exception {
    asTool = args.length > 1;
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (var connection = DriverManager.getConnection(args[0])) {
      for (String line; (line = lines.readLine()) != null; ) {
        var fields = line.split("\t", -1);
        for (int i = 0; i < fields.length; i++) fields[i] = URLDecoder.decode(fields[i], StandardCharsets.UTF_8);
        Object answer;
        try {
          answer = answer(connection, fields);
        } catch (SQLException | RuntimeException error) {
          var said = new LinkedHashMap<String, Object>();
          said.put("error", error.getClass().getName());
          said.put("message", messages(error));
          answer = said;
        }
        System.out.println(json(answer));
      }
    }
  }

  static Object answer(Connection connection, String[] fields) throws SQLException {
    var metadata = connection.getMetaData();
    var catalog = connection.getCatalog();
    return switch (fields[0]) {
      case "query" -> {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(fields[1])) {
          yield table(rows);
        }
      }
      case "prepared" -> {
        try (var statement = connection.prepareStatement(fields[1])) {
          var answers = new ArrayList<Object>();
          for (int i = 2; i < fields.length; i++) {
            bind(statement, fields[i].split("\u0001", -1));
            try (var rows = statement.executeQuery()) {
              answers.add(table(rows));
            }
          }
          yield answers;
        }
      }
      case "describe" -> {
        try (var statement = connection.prepareStatement(fields[1])) {
          var told = new LinkedHashMap<String, Object>();
          told.put("columns", columns(statement.getMetaData()));
          told.put("parameters", statement.getParameterMetaData().getParameterCount());
          yield told;
        }
      }
      case "update" -> {
        try (var statement = connection.createStatement()) {
          yield statement.executeUpdate(fields[1]);
        }
      }
      case "read" -> read(connection, fields[1]);
      case "cancel" -> cancel(connection, fields[1], Long.parseLong(fields[2]));
      case "catalogs" -> table(metadata.getCatalogs());
      case "schemas" -> table(metadata.getSchemas(catalog, fields[1]));
      case "tableTypes" -> table(metadata.getTableTypes());
      case "tables" -> table(metadata.getTables(catalog, fields[1], fields[2], null));
      case "columns" -> table(metadata.getColumns(catalog, fields[1], fields[2], null));
      case "primaryKeys" -> table(metadata.getPrimaryKeys(catalog, fields[1], fields[2]));
      case "importedKeys" -> table(metadata.getImportedKeys(catalog, fields[1], fields[2]));
      case "exportedKeys" -> table(metadata.getExportedKeys(catalog, fields[1], fields[2]));
      case "typeInfo" -> table(metadata.getTypeInfo());
      case "server" -> {
        var told = new LinkedHashMap<String, Object>();
        told.put("name", metadata.getDatabaseProductName());
        told.put("version", metadata.getDatabaseProductVersion());
        told.put("readOnly", metadata.isReadOnly());
        told.put("quote", metadata.getIdentifierQuoteString());
        told.put("groupBy", metadata.supportsGroupBy());
        told.put("transactions", metadata.supportsTransactions());
        told.put("valid", connection.isValid(5));
        yield told;
      }
      default -> throw new IllegalArgumentException(fields[0]);
    };
  }

  /** Reads every value; tells how many rows there were and the sum of the first column. */
  static Object read(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
      var began = System.nanoTime();
      long count = 0;
      long sum = 0;
      var width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        count++;
        sum += rows.getLong(1);
        for (int i = 2; i <= width; i++) rows.getString(i);
      }
      var told = new LinkedHashMap<String, Object>();
      told.put("rows", count);
      told.put("sum", sum);
      told.put("ms", (System.nanoTime() - began) / 1_000_000);
      return told;
    }
  }

  static Object cancel(Connection connection, String sql, long afterMs) throws SQLException {
    var told = new LinkedHashMap<String, Object>();
    try (var statement = connection.createStatement()) {
      var cancelling = new Thread(() -> {
        try {
          Thread.sleep(afterMs);
          statement.cancel();
        } catch (InterruptedException | SQLException error) {
          told.put("cancelFailed", error.toString());
        }
      });
      cancelling.start();
      var began = System.nanoTime();
      long rows = 0;
      try (var answer = statement.executeQuery(sql)) {
        while (answer.next()) rows++;
      } catch (SQLException | RuntimeException error) {
        told.put("error", error.getClass().getName());
        told.put("message", messages(error));
      }
      told.put("rows", rows);
      told.put("ms", (System.nanoTime() - began) / 1_000_000);
      try {
        cancelling.join();
      } catch (InterruptedException error) {
        Thread.currentThread().interrupt();
      }
    }
    return told;
  }

  /** Each parameter is a letter for its type and its text. */
  static void bind(PreparedStatement statement, String[] parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i].isEmpty()) continue;
      var text = parameters[i].substring(1);
      switch (parameters[i].charAt(0)) {
        case 's' -> statement.setString(i + 1, text);
        case 'i' -> statement.setLong(i + 1, Long.parseLong(text));
        case 'd' -> statement.setDouble(i + 1, Double.parseDouble(text));
        case 'b' -> statement.setBoolean(i + 1, Boolean.parseBoolean(text));
        case 'D' -> statement.setDate(i + 1, Date.valueOf(text));
        case 't' -> statement.setTimestamp(i + 1, Timestamp.from(Instant.parse(text)));
        case 'n' -> statement.setNull(i + 1, Types.NULL);
        default -> throw new IllegalArgumentException(parameters[i]);
      }
    }
  }

  static List<Object> columns(ResultSetMetaData metadata) throws SQLException {
    var columns = new ArrayList<Object>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      var column = new LinkedHashMap<String, Object>();
      column.put("name", metadata.getColumnLabel(i));
      column.put("type", metadata.getColumnTypeName(i));
      columns.add(column);
    }
    return columns;
  }

  static Object table(ResultSet rows) throws SQLException {
    var columns = columns(rows.getMetaData());
    var values = new ArrayList<Object>();
    while (rows.next()) {
      var row = new ArrayList<Object>();
      for (int i = 1; i <= columns.size(); i++) row.add(value(rows, i));
      values.add(row);
    }
    var told = new LinkedHashMap<String, Object>();
    told.put("columns", columns);
    told.put("rows", values);
    return told;
  }

  /** The driver (18.3) misses times by the JVM's zone, or cannot tell them, where they are not asked for by a class of java.time. */
  static Object value(ResultSet rows, int i) throws SQLException {
    if (asTool) return plain(rows.getObject(i));
    return switch (rows.getMetaData().getColumnType(i)) {
      case Types.TIMESTAMP_WITH_TIMEZONE -> plain(rows.getObject(i, Instant.class));
      case Types.TIMESTAMP -> plain(rows.getObject(i, LocalDateTime.class));
      case Types.TIME -> {
        var time = rows.getTimestamp(i);
        yield time == null ? null : time.toInstant().atOffset(ZoneOffset.UTC).toLocalTime().toString();
      }
      default -> plain(rows.getObject(i));
    };
  }

  /** Instants in UTC, decimals and 64-bit numbers as text, bytes in hex: what JSON has no loss of. */
  static Object plain(Object value) throws SQLException {
    if (value == null || value instanceof Boolean || value instanceof String || value instanceof Double) return value;
    if (value instanceof Float number) return number.doubleValue();
    if (value instanceof BigDecimal number) return number.toPlainString();
    if (value instanceof Timestamp time) return time.toInstant().toString();
    if (value instanceof byte[] bytes) return HexFormat.of().formatHex(bytes);
    if (value instanceof Array array) return plain(array.getArray());
    if (value instanceof Object[] values) return plain(Arrays.asList(values));
    if (value instanceof List<?> values) {
      var told = new ArrayList<Object>();
      for (var each : values) told.add(plain(each));
      return told;
    }
    if (value instanceof Map<?, ?> map) {
      var told = new LinkedHashMap<String, Object>();
      for (var entry : map.entrySet()) told.put(entry.getKey().toString(), plain(entry.getValue()));
      return told;
    }
    return value.toString();
  }

  static String messages(Throwable error) {
    var said = new StringBuilder();
    for (var cause = error; cause != null; cause = cause.getCause()) said.append(cause.getMessage()).append('\n');
    return said.toString();
  }

  static String json(Object value) {
    if (value == null || value instanceof Boolean || value instanceof Long || value instanceof Integer) return String.valueOf(value);
    if (value instanceof Double number) return number.isNaN() || number.isInfinite() ? json(number.toString()) : number.toString();
    if (value instanceof List<?> list) {
      var parts = new ArrayList<String>();
      for (var each : list) parts.add(json(each));
      return "[" + String.join(",", parts) + "]";
    }
    if (value instanceof Map<?, ?> map) {
      var parts = new ArrayList<String>();
      for (var entry : map.entrySet()) parts.add(json(entry.getKey().toString()) + ":" + json(entry.getValue()));
      return "{" + String.join(",", parts) + "}";
    }
    var text = new StringBuilder("\"");
    for (char each : value.toString().toCharArray()) {
      if (each == '"' || each == '\\') text.append('\\').append(each);
      else if (each < ' ') text.append(String.format("\\u%04x", (int) each));
      else text.append(each);
    }
    return text.append('"').toString();
  }
}
